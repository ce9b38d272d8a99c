using System.Runtime.CompilerServices;
using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Makes windows-1256 and its kin known to .NET, which by itself knows Unicode and Latin-1 only.</summary>
internal static class CodePages
{
    // Everyday in this field (arabic.md §2): whoever uses any part of the library must not have to know of it.
#pragma warning disable CA2255 // Registering is harmless, may happen twice, and must come before any encoding is asked for.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
