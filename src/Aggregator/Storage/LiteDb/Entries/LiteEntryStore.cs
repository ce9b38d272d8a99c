using System.Diagnostics;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Stories.Shown;
using Aggregator.Text.Sentences;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Entries;

/// <summary><see cref="IEntryStore"/> in LiteDB.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="shown">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class LiteEntryStore(LiteGate gate, ShownPolicy shown) : IEntryStore
{
    public async Task<IReadOnlyList<EntryClaim>> ClaimPendingAsync(EntryClaimRequest request, CancellationToken cancellationToken)
    {
        // The station asks many times a second while it waits for sources. A call that finds nothing must not write.
        if (!await gate.ReadAsync(session => EntryQueue.IsAnyDue(session, request.Now), cancellationToken))
        {
            return [];
        }

        return await gate.WriteAsync<IReadOnlyList<EntryClaim>>(
            session =>
            {
                var whole = request.Whole > 0 ? EntryQueue.Claim(session, request, "", request.Whole) : [];
                return whole.Count > 0 || request.Pages == 0 || EntryQueue.FreeHost(session, request.Now) is not { } host
                    ? whole
                    : EntryQueue.Claim(session, request, host, request.Pages);
            },
            cancellationToken);
    }

    public Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Folding and stemming take longer than writing, so they do not run on the gate's thread.
        var prepared = results.Select(result => (Result: result, Text: result is EntryResult.Scraped scraped ? PreparedArticle.Of(scraped.Article) : null)).ToList();
        return gate.WriteAsync(
            session =>
            {
                var changes = new ArticleChanges();
                var tally = prepared.Aggregate(EntryTally.Nothing, (sum, item) => sum.Add(Complete(session, item.Result, item.Text, changes, now)));
                changes.Save(session, shown);
                return tally;
            },
            cancellationToken);
    }

    public Task<int> PendingAsync(CancellationToken cancellationToken) =>
        gate.ReadAsync(static session => session.Keys(EntryQueue.Collection, "_id", long.MinValue, long.MaxValue).Count(), cancellationToken);

    private static EntryTally Complete(LiteSession session, EntryResult result, PreparedArticle? prepared, ArticleChanges changes, DateTimeOffset now)
    {
        var claim = result.Claim;
        if (session.Find(EntryQueue.Collection, claim.Id) is not { } waiting || waiting.NumberOrNull("lease") != claim.Lease
            || session.Find(EntryDocument.Collection, claim.Id) is not { } entry)
        {
            return EntryTally.Nothing with { Lost = 1 };
        }

        switch (result)
        {
            case EntryResult.Scraped scraped when prepared is not null:
                var saved = ArticleSaver.Save(session, claim.FirstSeen, prepared, changes, scraped.Told, now, claim.Id);
                entry["article"] = saved.Id;
                End(session, entry, EntryDocument.Done, waiting["attempts"].AsInt32, saved.Note ?? scraped.Note);
                return saved.Tally;
            case EntryResult.Postponed postponed:
                Postpone(session, waiting, entry, postponed);
                return EntryTally.Nothing with { Postponed = 1 };
            case EntryResult.GivenUp(_, var detail):
                End(session, entry, EntryDocument.GivenUp, waiting["attempts"].AsInt32, detail);
                return EntryTally.Nothing with { GivenUp = 1 };
            default:
                throw new UnreachableException();
        }
    }

    private static void End(LiteSession session, BsonDocument entry, string state, int attempts, Sentence? failure)
    {
        entry["state"] = state;
        entry["attempts"] = attempts;
        entry.Put("failure", KeptLimits.Failure(failure));
        session.Update(EntryDocument.Collection, entry);
        EntryQueue.Remove(session, entry["_id"].AsInt64);
    }

    private static void Postpone(LiteSession session, BsonDocument waiting, BsonDocument entry, EntryResult.Postponed postponed)
    {
        waiting.Put("from", postponed.Until);
        waiting["attempts"] = waiting["attempts"].AsInt32 - (postponed.Counts ? 0 : 1);
        waiting.Remove("lease");
        waiting.Remove("until");
        EntryQueue.Save(session, waiting);
        entry.Put("failure", KeptLimits.Failure(postponed.Detail));
        session.Update(EntryDocument.Collection, entry);
    }
}
