using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary><see cref="IDecisionStore"/> in SQLite.</summary>
/// <param name="database">The file.</param>
/// <param name="policy">Which version of a text is shown where no editor chose.</param>
internal sealed class SqliteDecisionStore(SqliteDatabase database, ShownPolicy policy) : IDecisionStore
{
    public Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Decide(session, decision, policy), cancellationToken);

    public Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EditorDecision>>(
            session => storyId is { } story ? History(session, story) : DecisionRow.All(session), cancellationToken);

    public Task<DeskStory?> StoryAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => DeskReader.Story(session, id), cancellationToken);

    public Task<IReadOnlyList<DecidedPair>> PairsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DecidedPair>>(FittedRules.Pairs, cancellationToken);

    public Task SaveRulesAsync(DuplicateRules rules, CancellationToken cancellationToken) =>
        database.WriteAsync(session => FittedRules.Save(session, rules), cancellationToken);

    private static DecisionOutcome Decide(Session session, EditorDecision decision, ShownPolicy policy)
    {
        var all = DecisionRow.All(session);
        if (DecisionCheck.Fault(session, decision, all) is { } refused)
        {
            return refused;
        }

        var named = DecisionCheck.Anchored(session, decision);
        var kept = named with { Id = DecisionRow.Add(session, named) };
        return new DecisionOutcome.Decided(kept, StoryWriter.Decide(session, DecisionCheck.Concerned(kept, all), policy));
    }

    private static List<EditorDecision> History(Session session, long storyId)
    {
        var articles = DeskReader.Story(session, storyId)?.Articles.Select(article => article.Id).ToHashSet() ?? [storyId];
        var all = DecisionRow.All(session);
        return [.. all.Where(decision => DecisionCheck.Concerned(decision, all).Any(articles.Contains))];
    }
}
