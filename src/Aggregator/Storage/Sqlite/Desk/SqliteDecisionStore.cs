using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary><see cref="IDecisionStore"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class SqliteDecisionStore(SqliteDatabase database, ShownPolicy policy) : IDecisionStore
{
    public Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var outcome = DecisionRules.Decide(new SqliteStoryRows(session), decision, policy);
                if (outcome is DecisionOutcome.Decided)
                {
                    ChangeCounter.Advance(session);
                }

                return outcome;
            },
            cancellationToken);

    public Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EditorDecision>>(
            session => storyId is { } story ? History(session, story) : DecisionRow.All(session), cancellationToken);

    public Task<DeskStory?> StoryAsync(long id, long after, CancellationToken cancellationToken) =>
        database.ReadAsync(session => DeskReader.Story(session, id, after), cancellationToken);

    public Task<IReadOnlyList<DecidedPair>> PairsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(FittedRules.Pairs, cancellationToken);

    public Task SaveRulesAsync(DuplicateRules rules, CancellationToken cancellationToken) =>
        database.WriteAsync(session => FittedRules.Save(session, rules), cancellationToken);

    private static IReadOnlyList<EditorDecision> History(Session session, long storyId) => DeskRules.About(
        DecisionRow.All(session), DeskReader.Members(session, storyId));
}
