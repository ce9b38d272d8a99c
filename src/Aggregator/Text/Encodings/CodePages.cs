using System.Runtime.CompilerServices;
using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Makes windows-1256 and related encodings known to .NET, which knows only Unicode and Latin-1 by itself.</summary>
internal static class CodePages
{
    // These encodings are common in Arabic news, so every user of the library needs them registered.
#pragma warning disable CA2255 // Registering twice is harmless, and it must happen before any encoding is used.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
