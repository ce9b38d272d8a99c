using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Reading;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories;
using Aggregator.Text.Addresses;
using Aggregator.Text.Sentences;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Desk;

/// <summary><see cref="IReportStore"/> in LiteDB.</summary>
internal sealed class LiteReportStore(LiteGate gate) : IReportStore
{
    public Task<IReadOnlyDictionary<string, SourceTally>> TalliesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyDictionary<string, SourceTally>>(
            session => session.Range(ArticleDocument.Collection, "_id", long.MinValue, long.MaxValue, isDescending: true)

                // An article with a lower number was stored before this one, and this one was stored before it was last changed.
                // So when this one was last changed before the instant, all articles with lower numbers were first seen before
                // it.
                .TakeWhile(article => article.Instant("updated") >= since)
                .Where(article => article.Instant("first_seen") >= since)
                .GroupBy(article => article["source"].AsString, StringComparer.Ordinal)
                .ToDictionary(
                    source => source.Key,
                    source => new SourceTally(source.Count(), source.Count(article => article.ContainsKey("copy_of"))),
                    StringComparer.Ordinal),
            cancellationToken);

    public Task<Biography?> BiographyAsync(string name, CancellationToken cancellationToken) => gate.ReadAsync(
        session => Entries(session, name) is [var entry, .. var others]
            ? Complete(session, EntryOf(session, entry)) with { SameAddress = Links(session, others) }
            : null,
        cancellationToken);

    /// <summary>The entry, and after it other entries to which their feed gave the same address.</summary>
    private static List<BsonDocument> Entries(LiteSession session, string name)
    {
        var article = (long.TryParse(name, CultureInfo.InvariantCulture, out var id) ? session.Find(ArticleDocument.Collection, id) : null)
            ?? ArticleSaver.ByAddress(session, CanonicalUrl.Key(name));
        var entries = article is not null ? session.All(EntryDocument.Collection, "$.article = @0", article["_id"]) : [];

        // The addresses that feeds give have no index. Operators ask for them seldom, and only for entries without an article of
        // this address.
        return entries.Count > 0
            ? [.. entries.OrderBy(entry => entry.Instant("first_seen")).Take(1)]
            : [.. session.Everything(EntryDocument.Collection).Where(entry => entry.TextOrNull("link") == name)
                .OrderBy(entry => entry.Instant("first_seen")).Take(1 + Biography.MostLinks)];
    }

    private static List<ArticleLink> Links(LiteSession session, IEnumerable<BsonDocument> entries) =>
        [.. session.Find(ArticleDocument.Collection, entries.Select(entry => entry.NumberOrNull("article")).OfType<long>())
            .Select(article => new ArticleLink(article["_id"].AsInt64, article["title"].AsString))
            .OrderBy(article => article.Id)];

    private static Biography EntryOf(LiteSession session, BsonDocument entry) => new()
    {
        EntryId = entry["_id"].AsInt64,
        SourceId = entry["source"].AsString,
        EntryKey = entry["key"].AsString,
        Link = entry.TextOrNull("link"),
        FirstSeen = entry.Instant("first_seen"),
        State = entry["state"].AsString,
        Attempts = session.Find(EntryQueue.Collection, entry["_id"])?["attempts"].AsInt32 ?? (int)(entry.NumberOrNull("attempts") ?? 0),
        Failure = Sentence.FromStored(entry.TextOrNull("failure")),
        ArticleId = entry.NumberOrNull("article"),
    };

    private static Biography Complete(LiteSession session, Biography entry)
    {
        if (entry.ArticleId is not { } id || session.Find(ArticleDocument.Collection, id) is not { } article)
        {
            return entry;
        }

        var placement = session.Find(ArticleDocument.Placements, id);
        return Compare(session, entry with
        {
            Title = article["title"].AsString,
            Url = article["url"].AsString,
            CanonicalUrl = article["canonical"].AsString,
            Method = (ExtractionMethod)article["method"].AsInt32,
            Quality = article["quality"].AsDouble,
            At = article.Instant("at"),
            UpdatedAt = article.Instant("updated"),
            Version = article["version"].AsInt32,
            StoryId = article.NumberOrNull("story"),
            DuplicateOf = article.NumberOrNull("copy_of"),
            Explanation = Explanation.Parse(placement?.TextOrNull("explanation")),
            Text = session.Find(ArticleDocument.Bodies, id)?["text"].AsString,
            FoundStoryId = article.NumberOrNull("found_story"),
            FoundDuplicateOf = article.NumberOrNull("found_duplicate"),
            IsHidden = article.Flag("hidden"),
            IsPart = PreparedArticle.IsPart(article["url_key"].AsString, article["canonical"].AsString),
        });
    }

    private static Biography Compare(LiteSession session, Biography article)
    {
        var all = DecisionDocument.All(session);
        var first = session.Find(ArticleDocument.Collection, article.DuplicateOf ?? article.ArticleId ?? 0);
        return article with
        {
            StoryPart = StoryChain.PartOf(article.StoryId, story => Earlier(session, story)?.Id),
            Continues = article.StoryId is { } part ? Earlier(session, part) : null,
            ContinuedBy = article.StoryId is { } closed ? StoryLinks.Later(session, closed) : null,
            Decisions = [.. all.Where(decision => DecisionForm.Concerned(decision, all).Contains(article.ArticleId ?? 0))],
            Shown = first is null ? null : ArticleDocument.ShownVersionOf(first),
            Lead = article.StoryId is { } story ? StoryDocument.ReasonOf(session.Find(StoryDocument.Collection, story)) : null,
            Other = article.Explanation?.Other is { } other && session.Find(ArticleDocument.Collection, other) is { } compared
                ? new ComparedArticle(
                    other,
                    compared["source"].AsString,
                    compared["title"].AsString,
                    compared["url"].AsString,
                    compared.Instant("at"),
                    session.Find(ArticleDocument.Bodies, other)?["text"].AsString ?? "")
                : null,
        };
    }

    private static StoryLink? Earlier(LiteSession session, long story) =>
        session.Find(StoryDocument.Collection, story) is { } later ? StoryLinks.Earlier(session, later) : null;
}
