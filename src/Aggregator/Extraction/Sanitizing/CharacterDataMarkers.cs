namespace Aggregator.Extraction.Sanitizing;

/// <summary>Removes CDATA markers. Feeds that wrap a text twice leave the inner markers behind, and HTML reads such a
/// marker as a comment up to the next "&gt;".</summary>
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

        // When the end marker is written as text, the start marker is text too. When the end was lost because the text
        // was cut, the start marker is removed.
        var isText = !fragment.Contains(End, StringComparison.Ordinal) && fragment.Contains("]]&gt;", StringComparison.Ordinal);
        return isText
            ? fragment.Replace(Start, "&lt;![CDATA[", StringComparison.Ordinal)
            : fragment.Replace(Start, "", StringComparison.Ordinal).Replace(End, "", StringComparison.Ordinal);
    }
}
