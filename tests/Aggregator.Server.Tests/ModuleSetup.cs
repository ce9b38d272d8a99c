using System.Runtime.CompilerServices;
using System.Text;

namespace Aggregator.Server.Tests;

internal static class ModuleSetup
{
    [ModuleInitializer]
    internal static void RegisterEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
