using System.Globalization;
using System.Text;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Reads a srcset, whose every candidate carries an address of its own.</summary>
internal static class SanitizerSourceSet
{
    /// <returns>Null when no candidate is left.</returns>
    /// <remarks>HTML standard §4.8.4.2.1.</remarks>
    public static string? Resolve(ReadOnlySpan<char> value, Uri? baseAddress)
    {
        var candidates = new StringBuilder();
        while (true)
        {
            value = value.TrimStart(" \t\n\f\r,");
            if (value.Length == 0)
            {
                return candidates.Length == 0 ? null : candidates.ToString();
            }

            var end = value.IndexOfAny(" \t\n\f\r");
            var address = end < 0 ? value : value[..end];
            value = value[address.Length..];
            var descriptor = ReadOnlySpan<char>.Empty;
            if (address[^1] == ',')
            {
                address = address.TrimEnd(',');
            }
            else
            {
                var comma = value.IndexOf(',');
                descriptor = (comma < 0 ? value : value[..comma]).Trim();
                value = comma < 0 ? [] : value[(comma + 1)..];
            }

            Add(candidates, SanitizerUrl.Resolve(address, baseAddress, allowMail: false), descriptor);
        }
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
