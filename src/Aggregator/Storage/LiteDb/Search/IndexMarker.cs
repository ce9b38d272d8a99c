using System.Globalization;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>How far an index has come, as its last commit says.</summary>
/// <param name="Archive">The name of the archive that it was made from.</param>
/// <param name="Article">The number of the last article that was new.</param>
/// <param name="Change">The number of the last change of a known article.</param>
internal sealed record IndexMarker(string Archive, long Article, long Change)
{
    /// <summary>Of what the index holds of an article: another one makes it anew.</summary>
    private const string Form = "1";

    public Dictionary<string, string> ToCommit() => new(StringComparer.Ordinal)
    {
        ["form"] = Form,
        ["archive"] = Archive,
        ["article"] = Article.ToString(CultureInfo.InvariantCulture),
        ["change"] = Change.ToString(CultureInfo.InvariantCulture),
    };

    /// <returns>Null for an index of another form, or of none.</returns>
    public static IndexMarker? Of(IDictionary<string, string> commit) =>
        commit.TryGetValue("form", out var form) && form == Form
        && commit.TryGetValue("archive", out var archive)
        && commit.TryGetValue("article", out var article) && commit.TryGetValue("change", out var change)
            ? new IndexMarker(archive, long.Parse(article, CultureInfo.InvariantCulture), long.Parse(change, CultureInfo.InvariantCulture))
            : null;
}
