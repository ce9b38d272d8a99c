using System.Text.RegularExpressions;
using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Discovery.Lists;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text.Spelling;

namespace Aggregator.Benchmarks.Discovery;

/// <summary>How right the list of one page is.</summary>
/// <param name="F1">Optional links do not count.</param>
/// <param name="Strict">Optional links count as wrong.</param>
/// <param name="Exact">The share of right links whose headline has the words of the label; null without right links.</param>
internal sealed partial record ListMark(double F1, double Strict, double? Exact, int Found)
{
    public static ListMark Of(HomePage page, ArticleList list)
    {
        var found = list.Items.GroupBy(item => LinkKey.Of(item.Link.AbsoluteUri)).ToDictionary(group => group.Key, group => group.First().Headline);
        if (page.Wanted.Count == 0)
        {
            var right = found.Count == 0 ? 1.0 : 0.0;
            return new ListMark(right, right, null, found.Count);
        }

        var hits = found.Where(pair => page.Wanted.ContainsKey(pair.Key)).ToList();
        var counted = found.Keys.Count(key => !page.Optional.Contains(key));
        return new ListMark(
            Mean(hits.Count, counted, page.Wanted.Count),
            Mean(hits.Count, found.Count, page.Wanted.Count),
            hits.Count == 0 ? null : hits.Average(pair => Words(pair.Value) == Words(page.Wanted[pair.Key]) ? 1.0 : 0.0),
            found.Count);
    }

    /// <returns>The F1 of the links that the proposed rule gives, measured against the links that were found; null without a list.</returns>
    public static double? OfRule(HomePage page, ArticleList list)
    {
        if (list.Items.Count == 0)
        {
            return null;
        }

        var source = new Source { Id = "page", Name = "page", Kind = SourceKind.Listing, Listing = list.Rules };
        var found = list.Items.Select(item => LinkKey.Of(item.Link.AbsoluteUri)).ToHashSet(StringComparer.Ordinal);
        return ListingPage.Parse(page.Document, source) is FeedOutcome.Parsed(var feed)
            ? Mean(feed.Entries.Count(entry => found.Contains(LinkKey.Of(entry.Link?.AbsoluteUri ?? ""))), feed.Entries.Count, found.Count)
            : 0;
    }

    private static double Mean(int hits, int found, int wanted) => hits == 0 ? 0 : 2.0 * hits / (found + wanted);

    private static string Words(string text) => string.Join(' ', Word.Matches(ArabicFolding.Fold(text)).Select(word => word.Value));

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
