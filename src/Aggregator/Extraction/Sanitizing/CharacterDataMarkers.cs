namespace Aggregator.Extraction.Sanitizing;

/// <summary>
/// Takes away CDATA markers: feeds that wrap a text twice leave the inner ones behind, which HTML reads as a comment up to
/// the next "&gt;".
/// </summary>
internal static class CharacterDataMarkers
{
    private const string Start = "<![CDATA[";
    private const string End = "]]>";

    public static string Remove(string fragment)
    {
        if (!fragment.Contains(Start, StringComparison.Ordinal))
        {
            return fragment;
        }

        // A marker whose partner is written as text is text itself; one that lost its end to a cut is not.
        var isText = !fragment.Contains(End, StringComparison.Ordinal) && fragment.Contains("]]&gt;", StringComparison.Ordinal);
        return isText
            ? fragment.Replace(Start, "&lt;![CDATA[", StringComparison.Ordinal)
            : fragment.Replace(Start, "", StringComparison.Ordinal).Replace(End, "", StringComparison.Ordinal);
    }
}
