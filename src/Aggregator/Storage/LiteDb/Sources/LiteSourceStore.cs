using Aggregator.Sources;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Stories.Shown;
using Aggregator.Text.Sentences;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Sources;

/// <summary><see cref="ISourceStore"/> in LiteDB.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="shown">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class LiteSourceStore(LiteGate gate, ShownPolicy shown) : ISourceStore
{
    private const string Numbers = "source";

    public Task SynchroniseAsync(IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            var followed = sources.Where(source => source.Enabled && source.FeedUrls.Count > 0).ToDictionary(source => source.Id, StringComparer.Ordinal);

            // All sources are read once, because each saved source removes the sources from the session's memory.
            var known = new Dictionary<string, FollowedSource>(FollowedSource.All(session), StringComparer.Ordinal);
            var changes = followed.Values.Count(source => Follow(session, known, source, now))
                + sources.Count(source => Remember(session, known, source))
                + known.Values.Where(source => source.IsActive && !followed.ContainsKey(source.Id)).ToList().Count(source => Rest(session, source));
            if (changes > 0)
            {
                // The stored texts of stories contain the weights of sources.
                session.Everything(StoryDocument.Texts).Select(texts => texts["_id"]).ToList().ForEach(story => session.Delete(StoryDocument.Texts, story));
                ChangeCounter.Advance(session);
            }

            return changes;
        },
        cancellationToken);

    public Task<IReadOnlyList<Source>> RememberedAsync(CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyList<Source>>(
        static session =>
        [
            .. FollowedSource.All(session).Values.Where(source => source.Name is not null).OrderBy(source => source.Id, StringComparer.Ordinal)
                .Select(source => source.ToSource()),
        ],
        cancellationToken);

    public Task<IReadOnlyList<SourceClaim>> ClaimDueAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        gate.WriteAsync<IReadOnlyList<SourceClaim>>(session => Claim(session, request), cancellationToken);

    public async Task<Admission?> CompleteAsync(SourceCompletion completion, CancellationToken cancellationToken)
    {
        var claim = completion.Claim;
        var listed = ListedEntries.Of(claim.SourceId, completion.Entries, completion.IsWhole);
        var names = completion.Entries.Count == 0
            ? new KnownNames([])
            : await gate.ReadAsync(session => EntryDocument.Known(session, listed.Names), cancellationToken);
        listed = listed.Read(names, completion.Article);
        return await gate.WriteAsync(
            session =>
            {
                if (session.Find(Calendar.Collection, claim.SourceId) is not { } calendar || calendar.NumberOrNull("lease") != claim.Lease)
                {
                    return null;
                }

                var changes = new ArticleChanges();
                var admitted = EntryDocument.Admit(session, claim.SourceId, listed, names.Copy(), changes, completion.Log.At);
                Calendar.Write(calendar, completion.Plan(completion.State, admitted.Entries), claim.State.Paused);
                Calendar.Release(calendar);
                Calendar.Save(session, calendar, FollowedSource.Of(session, claim.SourceId).IsActive);
                FetchLogDocument.Append(session, claim.SourceId, completion.Log with { NewEntries = admitted.Entries });
                changes.Save(session, shown);
                return admitted;
            },
            cancellationToken);
    }

    public Task PauseAsync(string sourceId, Sentence reason, CancellationToken cancellationToken) => ChangeAsync(
        [sourceId],
        calendar =>
        {
            calendar["paused"] = true;
            calendar["reason"] = reason.Stored;
            return true;
        },
        cancellationToken);

    public Task ResumeAsync(string sourceId, DateTimeOffset now, CancellationToken cancellationToken) => ChangeAsync(
        [sourceId],
        calendar =>
        {
            calendar["paused"] = false;
            calendar.Remove("reason");
            calendar["failures"] = 0;
            calendar.Put("next", now);
            return true;
        },
        cancellationToken);

    public Task HastenAsync(IReadOnlyList<string> sourceIds, DateTimeOffset now, CancellationToken cancellationToken) => ChangeAsync(
        sourceIds,
        calendar =>
        {
            var isLater = calendar.ContainsKey("due") && calendar.Instant("next") > now;
            calendar.Put("next", isLater ? now : calendar.Instant("next"));
            return isLater;
        },
        cancellationToken);

    public Task<IReadOnlyList<SourceHealth>> HealthAsync(CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyList<SourceHealth>>(
        static session =>
        {
            var (sources, fetches) = (FollowedSource.All(session), FetchLogDocument.All(session));
            return
            [
                .. session.Everything(Calendar.Collection).Select(calendar => new SourceHealth(
                    calendar["_id"].AsString,
                    sources[calendar["_id"].AsString].IsActive,
                    Calendar.Read(calendar),
                    fetches.GetValueOrDefault(calendar["_id"].AsString, []))),
            ];
        },
        cancellationToken);

    private static bool Follow(LiteSession session, Dictionary<string, FollowedSource> sources, Source source, DateTimeOffset now)
    {
        var known = sources.GetValueOrDefault(source.Id);
        var followed = (known ?? new FollowedSource(source.Id, session.Next(Numbers), "", null, null, 1, false)) with
        {
            Host = source.FeedUrls[0].Authority,
            Country = source.Country,
            Category = source.Category,
            Weight = source.Weight,
            IsActive = true,
        };
        if (followed == known)
        {
            return false;
        }

        sources[source.Id] = followed;
        followed.Save(session);
        Calendar.Save(session, session.Find(Calendar.Collection, source.Id) ?? Calendar.New(source.Id, now), isActive: true);
        return true;
    }

    // Disabled sources are included, because their publishers may have restricted what we may show.
    private static bool Remember(LiteSession session, Dictionary<string, FollowedSource> sources, Source source)
    {
        if (sources.GetValueOrDefault(source.Id) is not { } known)
        {
            return false;
        }

        var now = known with { Name = source.Name, HomePage = source.HomePage, Publish = source.Publish, Images = source.Images };
        if (now == known)
        {
            return false;
        }

        sources[source.Id] = now;
        now.Save(session);
        return true;
    }

    /// <summary>Stops the polling of a source; a worker that has claimed it loses its claim.</summary>
    public static void Rest(LiteSession session, string sourceId)
    {
        if (FollowedSource.All(session).TryGetValue(sourceId, out var source))
        {
            Rest(session, source);
        }

        if (session.Find(Calendar.Collection, sourceId) is { } calendar)
        {
            Calendar.Release(calendar);
            Calendar.Save(session, calendar, isActive: false);
        }
    }

    private static bool Rest(LiteSession session, FollowedSource source)
    {
        (source with { IsActive = false }).Save(session);
        if (session.Find(Calendar.Collection, source.Id) is { } calendar)
        {
            Calendar.Save(session, calendar, isActive: false);
        }

        return true;
    }

    private static List<SourceClaim> Claim(LiteSession session, ClaimRequest request)
    {
        var sources = FollowedSource.All(session);
        var now = request.Now.ToUnixTimeMilliseconds();
        var held = session.Range(Calendar.Collection, "until", now + 1, long.MaxValue)
            .GroupBy(calendar => sources[calendar["_id"].AsString].Host, StringComparer.Ordinal)
            .ToDictionary(host => host.Key, host => host.Count(), StringComparer.Ordinal);
        var wanted = request.SourceIds.ToHashSet(StringComparer.Ordinal);
        var free = new List<BsonDocument>();
        foreach (var due in session.Range(Calendar.Collection, "due", LiteKeys.Of(long.MinValue), Calendar.DueUpTo(request.Now)))
        {
            var id = due["_id"].AsString;
            var host = sources[id].Host;
            if ((wanted.Count == 0 || wanted.Contains(id)) && held.GetValueOrDefault(host) < request.PerHost)
            {
                held[host] = held.GetValueOrDefault(host) + 1;
                free.Add(due);
            }

            if (free.Count >= request.Limit)
            {
                break;
            }
        }

        return free.ConvertAll(calendar =>
        {
            var claim = new SourceClaim(calendar["_id"].AsString, Calendar.Read(calendar), Random.Shared.NextInt64());
            Calendar.Lease(calendar, claim.Lease, request.Now + request.Lease);
            Calendar.Save(session, calendar, isActive: true);
            return claim;
        });
    }

    private Task<int> ChangeAsync(IReadOnlyList<string> sourceIds, Func<BsonDocument, bool> change, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            var sources = FollowedSource.All(session);
            var calendars = sourceIds.Count == 0
                ? session.Everything(Calendar.Collection).ToList()
                : [.. sourceIds.Select(id => session.Find(Calendar.Collection, id)).OfType<BsonDocument>()];
            foreach (var calendar in calendars.Where(change))
            {
                Calendar.Save(session, calendar, sources[calendar["_id"].AsString].IsActive);
            }

            return calendars.Count;
        },
        cancellationToken);
}
