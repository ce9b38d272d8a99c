using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Playwright;

namespace Aggregator.Server.Tests;

internal static class ModuleSetup
{
    [ModuleInitializer]
    internal static void RegisterEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [ModuleInitializer]
    internal static void ExpectPatiently() => Assertions.SetDefaultExpectTimeout(Patience.LongestMilliseconds);
}
