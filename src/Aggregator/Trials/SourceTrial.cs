using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Trials.Addresses;
using Aggregator.Trials.Articles;
using Aggregator.Trials.Hints;
using Aggregator.Trials.Marks;
using Aggregator.Trials.Search;

namespace Aggregator.Trials;

/// <summary>Tries the address of a newspaper: finds what can be followed, reads ten articles, marks them, and proposes a source. Saves
/// nothing.</summary>
/// <param name="fetchAsync"><see cref="Fetcher.FetchAsync"/>: the one polite and guarded way to servers.</param>
public sealed class SourceTrial(Fetch fetchAsync, TimeProvider timeProvider, FeedsOptions feeds, PipelineOptions pipeline, TrialOptions options)
{
    /// <param name="address">A home page, a feed or a sitemap, as people paste it.</param>
    /// <param name="known">The sources that we have, disabled ones too.</param>
    /// <param name="progress">Told after each place that was looked at and each article; null when nobody watches.</param>
    /// <returns>Never null: what does not work is told in <see cref="Proposal.Refusals"/>.</returns>
    public async Task<Proposal> ProposeAsync(string address, IReadOnlyList<Source> known, IProgress<TrialProgress>? progress, CancellationToken cancellationToken)
    {
        var addresses = AddressText.Read(address);
        if (addresses.Count == 0)
        {
            return new Proposal { Address = address, Refusals = [new Finding(FindingKind.BadAddress, address)] };
        }

        if (addresses.Select(url => KnownPaper.Find(known, url)).FirstOrDefault(source => source is not null) is { } ours)
        {
            return new Proposal { Address = address, Refusals = [new Finding(FindingKind.AlreadyFollowed, ours.Name, ours.Id)] };
        }

        var fetch = new TrialFetch(fetchAsync, timeProvider, options);
        var limits = new TrialLimits(options, feeds, pipeline, timeProvider.GetUtcNow());
        var found = await new SourceSearch(fetch, limits, attempt => progress?.Report(new TrialProgress(address) { Attempt = attempt })).FindAsync(addresses, cancellationToken);
        if (found.Followed is not { } followed)
        {
            return new Proposal { Address = address, Tried = found.Tried, Pages = fetch.Pages, Refusals = found.Refusal is { } refusal ? [refusal] : [] };
        }

        var source = SourceDraft.Named(followed.Source, followed.Feed, found.Home, known);
        var entries = ArticleTrials.Choose(followed.Entries, source.Kind, options.Articles);
        var evidence = new TrialEvidence
        {
            Now = limits.Now,
            Followed = source.FeedUrls[0],
            Kind = source.Kind,
            Home = found.Home,
            Feed = followed.Feed,
            Entries = followed.Entries,
            Known = KnownPaper.Find(known, source.FeedUrls[0]) ?? KnownPaper.Find(known, followed.Entries),
        };
        var proposal = new Proposal { Address = address, Source = source, Tried = found.Tried, List = followed.Document, Entries = followed.Entries, Refusals = Gate.Judge(evidence) };
        if (proposal.IsRefused)
        {
            return proposal with { Pages = fetch.Pages };
        }

        var articles = await new ArticleTrials(source, fetch, timeProvider, pipeline)
            .ReadAsync(entries, done => progress?.Report(new TrialProgress(address) { Articles = done, AllArticles = entries.Count }), cancellationToken);
        return await FinishAsync(proposal, evidence with { Articles = articles }, followed, fetch, cancellationToken);
    }

    /// <summary>Corrects what the articles show to be wrong, and reads them again as they would be saved; the pages are at hand.</summary>
    private async Task<Proposal> FinishAsync(Proposal proposal, TrialEvidence evidence, Followed followed, TrialFetch fetch, CancellationToken cancellationToken)
    {
        var source = proposal.Source!; // It was set before the articles were read.
        var (corrected, hints) = Corrections.Of(source, evidence, fetch.Pages);
        if (corrected != source)
        {
            var read = await new FeedReader(new SourceReading(corrected, feeds), fetch.FetchAsync, pipeline).ReadAsync(followed.Document, cancellationToken);
            followed = read.Feed is { } feed ? followed with { Feed = feed, Entries = read.Entries } : followed;
            var entries = ArticleTrials.Choose(followed.Entries, corrected.Kind, options.Articles);
            evidence = evidence with
            {
                Feed = followed.Feed,
                Entries = followed.Entries,
                Articles = await new ArticleTrials(corrected, fetch, timeProvider, pipeline).ReadAsync(entries, static _ => { }, cancellationToken),
            };
        }

        var reasons = Mark.Of(evidence);
        var mark = Mark.Sum(reasons);
        return proposal with
        {
            Source = corrected,
            Entries = evidence.Entries,
            Articles = evidence.Articles,
            Reasons = reasons,
            Mark = mark,
            Refusals = Gate.Judge(evidence),
            Hints = [.. hints, .. TrialHints.Of(evidence, new SourceReading(corrected, feeds).Ask(followed.Document, followed.Feed)), .. fetch.IsExhausted ? [new Finding(FindingKind.LimitReached)] : Array.Empty<Finding>()],
            Pages = fetch.Pages,
        };
    }
}

/// <summary>How far a trial is.</summary>
/// <param name="Address">The address as the operator wrote it.</param>
public sealed record TrialProgress(string Address)
{
    /// <summary>The place that was just looked at; null while articles are read.</summary>
    public Attempt? Attempt { get; init; }

    /// <summary>The number of articles that are read.</summary>
    public int Articles { get; init; }

    /// <summary>The number of articles that will be read; 0 while the search goes on.</summary>
    public int AllArticles { get; init; }
}
