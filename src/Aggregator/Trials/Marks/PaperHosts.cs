using Aggregator.Feeds;
using Aggregator.Fetching.Politeness;

namespace Aggregator.Trials.Marks;

/// <summary>Decides whether the entries of a feed belong to the paper whose feed it claims to be.</summary>
internal static class PaperHosts
{
    private const double Half = 0.5;
    private const int MinLabel = 3;
    private const int ManyLinks = 10;

    /// <summary>Services that publish feeds for others: the host of such a feed says nothing.</summary>
    private static readonly string[] FeedHosts = ["feedburner.com", "feedproxy.google.com", "feedblitz.com", "feedpress.me", "feedcat.net", "rss.app", "fetchrss.com", "politepol.com"];

    /// <returns>From 0 to 1; 1 when no entry has a link.</returns>
    public static double ShareOwn(TrialEvidence evidence)
    {
        var links = evidence.Entries.Select(entry => entry.Link).OfType<Uri>().ToList();
        return links.Count == 0 ? 1 : (double)links.Count(link => IsOwn(link, evidence)) / links.Count;
    }

    public static bool IsOtherPaper(TrialEvidence evidence) => evidence.Entries.Any(entry => entry.Link is not null) && ShareOwn(evidence) < Half;

    /// <summary>The host that most entries lead to.</summary>
    public static string? Usual(IReadOnlyList<ParsedEntry> entries) => entries.Select(entry => entry.Link?.Host).OfType<string>()
        .CountBy(host => host, StringComparer.OrdinalIgnoreCase).OrderByDescending(count => count.Value).Select(count => count.Key).FirstOrDefault();

    private static bool IsOwn(Uri link, TrialEvidence evidence)
    {
        if (Owners(evidence).Any(owner => IsSamePaper(link, owner)) || IsFeedHost(link))
        {
            return true;
        }

        // Papers with several domains link all of them from their front page.
        return evidence.Home is { } home && (home.Names(evidence.Followed) && IsSamePaper(link, home.Url)
            || home.LinkedSites.GetValueOrDefault(RegisteredDomain.Of(link)) >= Math.Max(ManyLinks, home.OwnLinks));
    }

    /// <summary>The front page decides when it is known. A feed that stands alone belongs to its host; a feed of a feed service to
    /// the site that it names.</summary>
    private static IEnumerable<Uri> Owners(TrialEvidence evidence)
    {
        if (evidence.Home is { } home && !home.IsBehindFeed)
        {
            yield return home.Url;
            if (IsSamePaper(evidence.Followed, home.Url))
            {
                yield return evidence.Followed;
            }

            yield break;
        }

        yield return evidence.Followed;
        if (IsFeedHost(evidence.Followed) && evidence.Feed?.Link is { } link)
        {
            yield return link;
        }
    }

    /// <summary>«feeds.bbci.co.uk» and «bbc.com», «paper.net» and «paper.com» have one owner.</summary>
    internal static bool IsSamePaper(Uri one, Uri other)
    {
        var (first, second) = (RegisteredDomain.Of(one), RegisteredDomain.Of(other));
        if (first == second)
        {
            return true;
        }

        if (one.HostNameType != UriHostNameType.Dns || other.HostNameType != UriHostNameType.Dns)
        {
            return false;
        }

        var (shorter, longer) = (first.Split('.')[0], second.Split('.')[0]);
        (shorter, longer) = shorter.Length <= longer.Length ? (shorter, longer) : (longer, shorter);
        return shorter.Length >= MinLabel && longer.StartsWith(shorter, StringComparison.Ordinal) && longer.Length - shorter.Length <= 1;
    }

    private static bool IsFeedHost(Uri url) =>
        FeedHosts.Any(host => url.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase));
}
