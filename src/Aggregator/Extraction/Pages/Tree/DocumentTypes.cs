namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Tells pages that browsers read as in the last century: there a table does not end a paragraph (HTML standard §13.2.6.4.1).</summary>
internal static class DocumentTypes
{
    private static readonly string[] Old =
    [
        "-//W3C//DTD HTML 3", "-//W3C//DTD HTML 4.0 Frameset//", "-//W3C//DTD HTML 4.0 Transitional//", "-//W3C//DTD HTML Experimental", "-//W3C//DTD W3 HTML", "-//W3O//DTD W3 HTML",
        "-//IETF//DTD HTML", "-//Netscape Comm", "-//Microsoft//DTD Internet Explorer", "-//SoftQuad", "-//Sun Microsystems", "-//WebTechs//", "-//O'Reilly", "-//Metrius//",
        "-//Spyglass//", "-//SQ//DTD HTML", "-//AS//DTD HTML", "-//AdvaSoft Ltd//", "+//Silmaril//", "-/W3C/DTD HTML 4.0 Transitional/EN",
    ];

    private static readonly string[] OldWithoutAddress = ["-//W3C//DTD HTML 4.01 Frameset//", "-//W3C//DTD HTML 4.01 Transitional//"];

    /// <param name="type">What stands behind the word DOCTYPE.</param>
    public static bool IsQuirky(ReadOnlySpan<char> type)
    {
        type = type.Trim();
        if (!type.StartsWith("html", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var old in Old)
        {
            if (type.Contains(old, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var hasAddress = type.Contains("http", StringComparison.OrdinalIgnoreCase);
        return type.Contains("ibmxhtml1-transitional", StringComparison.OrdinalIgnoreCase)
            || (!hasAddress && (type.Contains(OldWithoutAddress[0], StringComparison.OrdinalIgnoreCase) || type.Contains(OldWithoutAddress[1], StringComparison.OrdinalIgnoreCase)));
    }
}
