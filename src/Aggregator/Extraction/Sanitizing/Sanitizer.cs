namespace Aggregator.Extraction.Sanitizing;

/// <summary>The only maker of <see cref="SafeHtml"/>. It has a list of allowed elements and attributes.</summary>
/// <remarks>
/// AngleSharp reads the tokens. Elements and attributes that are not on the list are never copied, and text is always
/// escaped again. Elements whose content has other parsing rules (scripts, svg, math, templates, raw text) are never
/// kept. So a second parse cannot turn text into markup (mutation), and it reads back the nesting that was written.
/// </remarks>
public static class Sanitizer
{
    /// <param name="html">A fragment from any source.</param>
    /// <param name="baseAddress">The address that relative addresses are resolved against. When it is null or not
    /// http(s), they are dropped.</param>
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
