using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.LiteDb.Desk;

/// <summary><see cref="IDecisionStore"/> in LiteDB.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="shown">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class LiteDecisionStore(LiteGate gate, ShownPolicy shown) : IDecisionStore
{
    public Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken) =>
        gate.WriteAsync(session => Decide(session, decision), cancellationToken);

    public Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken) => gate.ReadAsync(
        session => storyId is { } story ? History(session, story) : DecisionDocument.All(session), cancellationToken);

    public Task<DeskStory?> StoryAsync(long id, long after, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => DeskArchive.Story(session, id, after), cancellationToken);

    public Task<IReadOnlyList<DecidedPair>> PairsAsync(CancellationToken cancellationToken) => gate.ReadAsync(Pairs, cancellationToken);

    public Task SaveRulesAsync(DuplicateRules rules, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            RulesDocument.Save(session, rules);
            return 0;
        },
        cancellationToken);

    private DecisionOutcome Decide(LiteSession session, EditorDecision decision)
    {
        var outcome = DecisionRules.Decide(new LiteStoryRows(session), decision, shown);
        if (outcome is DecisionOutcome.Decided)
        {
            ChangeCounter.Advance(session);
        }

        return outcome;
    }

    private static IReadOnlyList<EditorDecision> History(LiteSession session, long storyId) => DeskRules.About(
        DecisionDocument.All(session), DeskArchive.Members(session, storyId));

    private static IReadOnlyList<DecidedPair> Pairs(LiteSession session) => DeskRules.Pairs(
        DecisionDocument.All(session),
        article => session.Find(ArticleDocument.Collection, article)?.NumberOrNull("found_copy"),
        articles => session.Find(ArticleDocument.Collection, articles)
            .Select(article => ArticleDocument.ReadGrouping(article, session.Find(ArticleDocument.Bodies, article["_id"])?["text"].AsString)));
}
