using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Playwright;

namespace Aggregator.Server.Tests;

internal static class ModuleSetup
{
    [ModuleInitializer]
    internal static void RegisterEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    // A command without --data must not find the service of another test.
    [ModuleInitializer]
    internal static void HideServices() => Environment.SetEnvironmentVariable("XDG_DATA_HOME", "/dev/null/none");

    [ModuleInitializer]
    internal static void ExpectPatiently() => Assertions.SetDefaultExpectTimeout(Patience.LongestMilliseconds);
}
