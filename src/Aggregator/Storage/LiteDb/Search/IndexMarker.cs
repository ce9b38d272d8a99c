using System.Globalization;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>How far an index is, as stored with its last commit.</summary>
/// <param name="Archive">The name of the archive of the index.</param>
/// <param name="Article">The number of the last article that was added as new.</param>
/// <param name="Change">The number of the last change of a known article.</param>
/// <param name="SeenAt">The latest arrival of an article in the index. Unix time in milliseconds.</param>
internal sealed record IndexMarker(string Archive, long Article, long Change, long SeenAt)
{
    /// <summary>The version of the fields that the index has for an article. When it differs, the index is made again.</summary>
    private const string Form = "2";

    public Dictionary<string, string> ToCommit() => new(StringComparer.Ordinal)
    {
        ["form"] = Form,
        ["archive"] = Archive,
        ["article"] = Article.ToString(CultureInfo.InvariantCulture),
        ["change"] = Change.ToString(CultureInfo.InvariantCulture),
        ["seen"] = SeenAt.ToString(CultureInfo.InvariantCulture),
    };

    /// <returns>Null when the index has another form, or was never committed.</returns>
    public static IndexMarker? Of(IDictionary<string, string> commit) =>
        commit.TryGetValue("form", out var form) && form == Form
        && commit.TryGetValue("archive", out var archive)
        && commit.TryGetValue("article", out var article) && commit.TryGetValue("change", out var change)
        && commit.TryGetValue("seen", out var seen)
            ? new IndexMarker(archive, long.Parse(article, CultureInfo.InvariantCulture), long.Parse(change, CultureInfo.InvariantCulture), long.Parse(seen, CultureInfo.InvariantCulture))
            : null;
}
