using System.Text;
using Aggregator.Extraction.Discovery;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Text.Sentences;
using Aggregator.Trials.Marks;

namespace Aggregator.Trials.Search;

/// <summary>Looks for what can be followed: the address itself, the feeds that its page names, the usual paths, the sitemaps, the list on
/// the page. The first good one is taken.</summary>
internal sealed class SourceSearch(TrialFetch fetch, TrialLimits limits, Action<Attempt> tell)
{
    private const int MaxNamed = 12;
    private const int MaxSitemaps = 6;
    private const int MaxSilent = 3;
    private const int FewestItems = 3;

    private readonly FeedTrial _trial = new(fetch, limits);
    private readonly List<Attempt> _tried = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private Followed? _reserve;

    /// <param name="addresses">The same address with the schemes that it may have.</param>
    public async Task<SearchResult> FindAsync(IReadOnlyList<Uri> addresses, CancellationToken cancellationToken)
    {
        Finding? silence = null;
        foreach (var url in addresses)
        {
            var outcome = await AskAsync(url, cancellationToken);
            if (outcome is FetchOutcome.Fetched(var document, _))
            {
                return await BeginAsync(url, document, cancellationToken);
            }

            silence ??= Silence(url, outcome);
            Note(new Attempt(AttemptStep.Address, url, AttemptOutcome.Failed, 0, Words(outcome)));
        }

        return End(null, silence ?? new Finding(FindingKind.BadAddress));
    }

    /// <summary>A feed may be read although robots.txt keeps pages back, because publishers offer feeds to programs.</summary>
    private async Task<FetchOutcome> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var request = new FetchRequest { Url = url, Kind = FetchKind.Page, ObeyRobots = !FeedDiscovery.LooksLikeFeed(url) };
        return await fetch.FetchAsync(request, cancellationToken);
    }

    private async Task<SearchResult> BeginAsync(Uri url, FetchedDocument document, CancellationToken cancellationToken)
    {
        _asked.Add(url.AbsoluteUri);
        var (attempt, followed) = await _trial.ReadAsync(AttemptStep.Address, SourceDraft.Bare(url, SourceKind.Feed), document, null, cancellationToken);
        if (followed is null)
        {
            Note(attempt with { Outcome = AttemptOutcome.IsPage, Detail = null });
            return await PageAsync(document, cancellationToken);
        }

        var home = await SiteAsync(followed, cancellationToken);
        if (home is not null && attempt.Outcome is AttemptOutcome.OtherPaper)
        {
            (attempt, followed) = await _trial.ReadAsync(AttemptStep.Address, followed.Source, document, home, cancellationToken);
        }

        Note(attempt.Outcome is AttemptOutcome.Stale ? attempt with { Outcome = AttemptOutcome.Taken } : attempt);
        return new SearchResult { Followed = followed, Home = home, Tried = _tried };
    }

    /// <summary>The page that a given feed names as its site.</summary>
    private async Task<HomePage?> SiteAsync(Followed followed, CancellationToken cancellationToken) =>
        followed.Feed.Link is { Scheme: "http" or "https" } link
        && await fetch.FetchAsync(new FetchRequest { Url = link, Kind = FetchKind.Page, ObeyRobots = true }, cancellationToken) is FetchOutcome.Fetched(var page, _)
        && page.MediaType?.Contains("xml", StringComparison.Ordinal) != true
            ? HomePage.Read(page) with { IsBehindFeed = true }
            : null;

    private async Task<SearchResult> PageAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        var home = HomePage.Read(document);
        if (Gate.JudgePage(home) is { } refusal)
        {
            return End(home, refusal);
        }

        var found = await NamedAsync(document, home, cancellationToken)
            ?? await UsualAsync(document, home, cancellationToken)
            ?? await SitemapsAsync(document, home, cancellationToken)
            ?? List(document, home)
            ?? _reserve;
        if (found is null && document.Url.PathAndQuery.Length > 1)
        {
            var front = new Uri(document.Url, "/");
            if (_asked.Add(front.AbsoluteUri) && await AskAsync(front, cancellationToken) is FetchOutcome.Fetched(var frontPage, _))
            {
                Note(new Attempt(AttemptStep.FrontPage, front, AttemptOutcome.IsPage));
                return await PageAsync(frontPage, cancellationToken);
            }
        }

        return found is null ? End(home, Nothing(home)) : new SearchResult { Followed = found, Home = home, Tried = _tried };
    }

    private async Task<Followed?> NamedAsync(FetchedDocument document, HomePage home, CancellationToken cancellationToken)
    {
        var named = FeedDiscovery.FindNamed(document).Where(feed => feed.Evidence != FeedEvidence.Sitemap).ToList();
        foreach (var feed in named.Where(feed => feed.IsAboutComments && _asked.Add(feed.Url.AbsoluteUri)))
        {
            Note(new Attempt(Step(feed), feed.Url, AttemptOutcome.Comments, 0, feed.Title is { } title ? Sentence.Told(title) : null));
        }

        var found = await FirstAsync(named.Where(feed => !feed.IsAboutComments).Take(MaxNamed), home, cancellationToken);
        foreach (var other in found is null ? [] : named.Where(feed => !feed.IsAboutComments && _asked.Add(feed.Url.AbsoluteUri)).Take(MaxNamed))
        {
            Note(new Attempt(Step(other), other.Url, AttemptOutcome.InReserve, 0, other.Title is { } title ? Sentence.Told(title) : null));
        }

        return found;
    }

    private Task<Followed?> UsualAsync(FetchedDocument document, HomePage home, CancellationToken cancellationToken) =>
        FirstAsync(FeedDiscovery.Find(document).Where(feed => feed.Evidence is FeedEvidence.WellKnownPath), home, cancellationToken);

    private async Task<Followed?> SitemapsAsync(FetchedDocument document, HomePage home, CancellationToken cancellationToken)
    {
        var robots = new Uri(document.Url, "/robots.txt");
        IReadOnlyList<FeedCandidate> declared = [];
        if (_asked.Add(robots.AbsoluteUri))
        {
            var outcome = await fetch.FetchAsync(new FetchRequest { Url = robots, Kind = FetchKind.Robots }, cancellationToken);
            declared = outcome is FetchOutcome.Fetched(var file, _) ? FeedDiscovery.FindSitemaps(Encoding.UTF8.GetString(file.Body.Span), document.Url) : [];
            Note(new Attempt(AttemptStep.Robots, robots, outcome is FetchOutcome.Fetched ? AttemptOutcome.Nothing : AttemptOutcome.NotFound, declared.Count));
        }

        var usual = FeedDiscovery.Find(document).Where(feed => feed.Evidence is FeedEvidence.Sitemap);
        return await FirstAsync(declared.Concat(usual).DistinctBy(feed => feed.Url.AbsoluteUri).Take(MaxSitemaps), home, cancellationToken);
    }

    private async Task<Followed?> FirstAsync(IEnumerable<FeedCandidate> candidates, HomePage home, CancellationToken cancellationToken)
    {
        var silent = 0;
        foreach (var candidate in candidates.Where(candidate => _asked.Add(candidate.Url.AbsoluteUri)))
        {
            var (attempt, followed) = await _trial.TryAsync(Step(candidate), candidate.Url, home, cancellationToken);
            if (attempt.Outcome is AttemptOutcome.Taken)
            {
                Note(attempt);
                return followed;
            }

            _reserve ??= attempt.Outcome is AttemptOutcome.Stale ? followed : null;
            Note(attempt);

            // A server that stopped answering would cost the whole time of the trial.
            silent = attempt.Outcome is AttemptOutcome.Failed && fetch.OutcomeOf(candidate.Url) is FetchOutcome.Failed(FetchFailure.TimedOut or FetchFailure.Unreachable, _, _) ? silent + 1 : 0;
            if (silent >= MaxSilent)
            {
                break;
            }
        }

        return null;
    }

    private Followed? List(FetchedDocument document, HomePage home)
    {
        var list = PageDiscovery.Read(document).Articles;
        var source = SourceDraft.Bare(document.Url, SourceKind.Listing, list.Rules);
        if (list.Rules is null || new SourceReading(source, limits.Feeds).Read(document) is not Feeds.FeedOutcome.Parsed(var feed) || feed.Entries.Count < FewestItems)
        {
            Note(new Attempt(AttemptStep.ListOnPage, document.Url, AttemptOutcome.Nothing, list.Items.Count));
            return null;
        }

        var followed = new Followed(source, document, feed, feed.Entries);
        var weakness = Gate.JudgeFeed(new TrialEvidence { Now = limits.Now, Followed = document.Url, Kind = SourceKind.Listing, Home = home, Feed = feed, Entries = feed.Entries });
        Note(new Attempt(AttemptStep.ListOnPage, document.Url, weakness is null ? AttemptOutcome.Taken : Outcome(weakness.Value), feed.Entries.Count));
        return weakness is null ? followed : null;
    }

    private static AttemptOutcome Outcome(FindingKind weakness) => weakness switch
    {
        FindingKind.Gambling => AttemptOutcome.Gambling,
        FindingKind.OtherPaper => AttemptOutcome.OtherPaper,
        FindingKind.NotArabic => AttemptOutcome.NotArabic,
        FindingKind.CommentsFeed => AttemptOutcome.Comments,
        _ => AttemptOutcome.Empty,
    };

    /// <summary>Why a page gave nothing: the heaviest of what was found on the way.</summary>
    private Finding Nothing(HomePage home)
    {
        var outcomes = _tried.Select(attempt => attempt.Outcome).ToHashSet();
        return outcomes.Contains(AttemptOutcome.Gambling) ? new Finding(FindingKind.Gambling, home.Url.Host)
            : outcomes.Contains(AttemptOutcome.NotArabic) || (!ArabicText.Is(home.Text) && home.Text.Any(char.IsLetter)) ? new Finding(FindingKind.NotArabic, "0")
            : _tried.Find(attempt => attempt.Outcome is AttemptOutcome.OtherPaper) is { } other ? new Finding(FindingKind.OtherPaper, other.Url.AbsoluteUri, home.Url.Host)
            : home.OwnLinks == 0 && home.ScriptCharacters > home.Text.Length ? new Finding(FindingKind.NeedsScripts, home.Url.Host)
            : outcomes.Contains(AttemptOutcome.Comments) ? new Finding(FindingKind.CommentsFeed, _tried.Find(attempt => attempt.Outcome is AttemptOutcome.Comments)!.Url.AbsoluteUri) // It was found above.
            : new Finding(FindingKind.NothingFound, home.Url.Host);
    }

    private SearchResult End(HomePage? home, Finding refusal) => new() { Home = home, Tried = _tried, Refusal = refusal };

    private void Note(Attempt attempt)
    {
        _tried.Add(attempt);
        tell(attempt);
    }

    private static AttemptStep Step(FeedCandidate candidate) => candidate.Evidence switch
    {
        FeedEvidence.LinkElement => AttemptStep.LinkElement,
        FeedEvidence.BodyLink => AttemptStep.BodyLink,
        FeedEvidence.WellKnownPath => AttemptStep.WellKnownPath,
        _ => AttemptStep.Sitemap,
    };

    private static Finding Silence(Uri url, FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Failed(FetchFailure.DisallowedByRobots, _, _) => new Finding(FindingKind.DisallowedByRobots, url.Host),
        FetchOutcome.Failed(FetchFailure.Blocked, _, var status) => new Finding(FindingKind.Blocked, url.Host, status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? url.Host),
        FetchOutcome.Failed => new Finding(FindingKind.Unreachable, url.AbsoluteUri),
        _ => new Finding(FindingKind.AskedToWait, url.Host),
    };

    private static Sentence? Words(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Failed(_, var detail, _) => detail,
        FetchOutcome.Deferred(var until) => AskedToWait.Until(until),
        _ => null,
    };
}
