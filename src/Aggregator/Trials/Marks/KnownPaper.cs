using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text.Addresses;

namespace Aggregator.Trials.Marks;

/// <summary>Finds the source that follows a paper already.</summary>
public static class KnownPaper
{
    private const int LanguageSegment = 2;

    /// <param name="known">The sources that we have, disabled ones too.</param>
    /// <param name="address">The address that the operator gave or that was found.</param>
    public static Source? Find(IReadOnlyList<Source> known, Uri address)
    {
        var (key, paper) = (CanonicalUrl.Key(address.AbsoluteUri), PaperOf(address));
        return known.FirstOrDefault(source => source.FeedUrls.Any(url => CanonicalUrl.Key(url.AbsoluteUri) == key))
            ?? known.FirstOrDefault(source => Papers(source).Contains(paper, StringComparer.Ordinal));
    }

    /// <summary>A feed may have another host than its paper; then its entries tell whose it is.</summary>
    public static Source? Find(IReadOnlyList<Source> known, IReadOnlyList<ParsedEntry> entries)
    {
        var usual = entries.Select(entry => entry.Link).OfType<Uri>().CountBy(PaperOf, StringComparer.Ordinal).OrderByDescending(count => count.Value).FirstOrDefault();
        return usual.Key is { } paper && 2 * usual.Value > entries.Count
            ? known.FirstOrDefault(source => Papers(source).Contains(paper, StringComparer.Ordinal))
            : null;
    }

    private static IEnumerable<string> Papers(Source source) =>
        source.HomePage is { } home ? [PaperOf(home)] : source.FeedUrls.Select(PaperOf);

    /// <summary>The host, with the language where the path begins with one: a paper's Arabic and French editions are two.</summary>
    private static string PaperOf(Uri address)
    {
        var first = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var host = CanonicalUrl.Key($"{address.Scheme}://{address.Authority}/");
        return first.Length == LanguageSegment && first != "ar" && first.All(char.IsAsciiLetter) ? $"{host}/{first.ToLowerInvariant()}" : host;
    }
}
