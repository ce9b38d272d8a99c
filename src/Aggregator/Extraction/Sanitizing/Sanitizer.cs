namespace Aggregator.Extraction.Sanitizing;

/// <summary>The only maker of <see cref="SafeHtml"/>: an allow-list by element and attribute.</summary>
/// <remarks>
/// AngleSharp reads the tokens; what is not on the list is never copied, and text is always escaped anew. As no
/// element is kept whose content a parser reads by other rules (scripts, svg, math, templates, raw text), a second
/// parse can not turn text into markup (mutation), and the nesting written is the nesting read back.
/// </remarks>
public static class Sanitizer
{
    /// <param name="html">A fragment from anywhere.</param>
    /// <param name="baseAddress">What relative addresses resolve against; null, or not http(s), drops them.</param>
    public static SafeHtml Sanitize(string html, Uri? baseAddress)
    {
        if (html.Length == 0)
        {
            return SafeHtml.Empty;
        }

        if (SanitizerText.IsPlain(html))
        {
            return SafeHtml.FromSanitizer(html);
        }

        var writer = new SanitizerWriter(new SanitizerAttributes(baseAddress), html.Length + 64);
        new FragmentReader(html, writer).Read();
        return SafeHtml.FromSanitizer(writer.Finish());
    }
}
