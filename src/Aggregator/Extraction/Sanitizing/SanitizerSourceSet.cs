using System.Globalization;
using System.Text;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Reads a srcset and checks the address of each candidate.</summary>
internal static class SanitizerSourceSet
{
    /// <returns>Null when no candidate is allowed.</returns>
    public static string? Resolve(ReadOnlySpan<char> value, Uri? baseAddress)
    {
        var candidates = new StringBuilder();
        var reader = new SourceSetReader(value);
        while (reader.Next())
        {
            Add(candidates, SanitizerUrl.Resolve(reader.Address, baseAddress, allowMail: false), reader.Descriptor);
        }

        return candidates.Length == 0 ? null : candidates.ToString();
    }

    private static void Add(StringBuilder candidates, string? address, ReadOnlySpan<char> descriptor)
    {
        if (address is null || address.Contains(' ', StringComparison.Ordinal) || !IsDescriptor(descriptor))
        {
            return;
        }

        candidates.Append(candidates.Length == 0 ? "" : ", ").Append(address);
        if (descriptor.Length > 0)
        {
            candidates.Append(' ').Append(descriptor);
        }
    }

    private static bool IsDescriptor(ReadOnlySpan<char> descriptor) =>
        descriptor.Length == 0
        || (descriptor.Length <= 8 && descriptor[^1] is 'w' or 'x'
            && double.TryParse(descriptor[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));
}
