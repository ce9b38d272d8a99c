using System.Buffers;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Decides which addresses may stand in HTML that is shown, and makes them absolute.</summary>
internal static class SanitizerUrl
{
    private static readonly SearchValues<char> Removed = SearchValues.Create("\t\n\r");
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <param name="value">As decoded by the tokenizer.</param>
    /// <param name="baseAddress">An http or https address; null when unknown. Without it, relative addresses are refused.</param>
    /// <param name="allowMail">Whether mailto: is allowed: true for links, false for pictures.</param>
    /// <returns>Null when the address is refused.</returns>
    public static string? Resolve(ReadOnlySpan<char> value, Uri? baseAddress, bool allowMail)
    {
        // Browsers ignore these characters before they read the scheme, as in "java\nscript:" (WHATWG URL §4.4).
        var address = WithoutIgnored(value);
        if (address.Length == 0 || address.AsSpan().ContainsAnyInRange('\0', '\u001f') || address.Contains('\u007f', StringComparison.Ordinal))
        {
            return null;
        }

        var colon = SchemeEnd(address);
        if (colon < 0)
        {
            return Relative(address, baseAddress);
        }

        var scheme = address.AsSpan(0, colon);
        if (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
        {
            return Web(address, colon);
        }

        return allowMail && scheme.Equals("mailto", StringComparison.OrdinalIgnoreCase) && address.Length > colon + 1 ? address : null;
    }

    private static string WithoutIgnored(ReadOnlySpan<char> value)
    {
        var trimmed = value;
        while (trimmed.Length > 0 && trimmed[0] <= ' ')
        {
            trimmed = trimmed[1..];
        }

        while (trimmed.Length > 0 && trimmed[^1] <= ' ')
        {
            trimmed = trimmed[..^1];
        }

        return trimmed.ContainsAny(Removed)
            ? string.Concat(trimmed.ToString().Where(character => !Removed.Contains(character)))
            : trimmed.ToString();
    }

    /// <returns>The position of the colon; -1 for a relative address.</returns>
    private static int SchemeEnd(string address)
    {
        var end = address.AsSpan().IndexOfAnyExcept(SchemeCharacters);

        // A colon after characters that cannot be a scheme does not end a scheme. Browsers read such an address as relative too.
        return end > 0 && address[end] == ':' && char.IsAsciiLetter(address[0]) ? end : -1;
    }

    private static string? Web(string address, int colon)
    {
        var rest = address.AsSpan(colon + 1);
        var host = rest.TrimStart("/\\");
        if (host.Length == 0 || host[0] is '?' or '#' or ':' or '@' or '.')
        {
            return null;
        }

        // The address is kept as written, Arabic letters included, because
        // publishers' addresses break when they are encoded again.
        return rest.StartsWith("//", StringComparison.Ordinal) && host.Length == rest.Length - 2 && !host.ContainsAny(' ', '\\')
            ? IsKnowable(address, host) ? address : null
            : Parsed(string.Concat(address.AsSpan(0, colon), "://", host));
    }

    /// <summary>Whether a browser can read the address. A host of ordinary
    /// characters is accepted; any other host is parsed to find out.</summary>
    private static bool IsKnowable(string address, ReadOnlySpan<char> afterSlashes)
    {
        var end = afterSlashes.IndexOfAny('/', '?', '#');
        var host = end < 0 ? afterSlashes : afterSlashes[..end];
        foreach (var character in host)
        {
            if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or '_'))
            {
                return Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0;
            }
        }

        return true;
    }

    private static string? Relative(string address, Uri? baseAddress)
    {
        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return Web($"{baseAddress?.Scheme ?? Uri.UriSchemeHttps}:{address}", (baseAddress?.Scheme ?? Uri.UriSchemeHttps).Length);
        }

        return baseAddress is not null && Uri.TryCreate(baseAddress, address, out var absolute) ? Written(absolute) : null;
    }

    private static string? Parsed(string address) => Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? Written(absolute) : null;

    private static string? Written(Uri address) =>
        address.Scheme is "http" or "https" && address.Host.Length > 0 ? address.AbsoluteUri : null;
}
