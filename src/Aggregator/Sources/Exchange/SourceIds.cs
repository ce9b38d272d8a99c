using System.Text;

namespace Aggregator.Sources.Exchange;

/// <summary>Ids for sources that come without one.</summary>
public static class SourceIds
{
    private const int Longest = 60;

    private static readonly string[] Plain = ["www", "feeds", "feed", "rss", "m", "ar", "arabic"];

    /// <summary>An id made of the host: <c>www.al-bayan.example</c> gives <c>al-bayan</c>.</summary>
    /// <param name="address">The home page, or else a feed.</param>
    /// <param name="isTaken">Whether an id is in use; then a number is added.</param>
    public static string Propose(Uri address, Func<string, bool> isTaken)
    {
        var labels = address.IdnHost.Split('.').ToList();
        while (labels.Count > 2 && Plain.Contains(labels[0], StringComparer.OrdinalIgnoreCase))
        {
            labels.RemoveAt(0);
        }

        var id = Form(labels[0]) is { Length: > 0 } form ? form : "source";
        var number = 1;
        var proposed = id;
        while (isTaken(proposed))
        {
            proposed = $"{id}-{++number}";
        }

        return proposed;
    }

    private static string Form(string label)
    {
        var id = new StringBuilder();
        foreach (var letter in label.ToLowerInvariant().Take(Longest))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(letter);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        return id.ToString().Trim('-');
    }
}
