using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.Policy;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Desk;

/// <summary><see cref="IDecisionStore"/> in LiteDB.</summary>
/// <param name="gate">To the archive.</param>
/// <param name="shown">Which version of a text is shown where no editor chose.</param>
internal sealed class LiteDecisionStore(LiteGate gate, ShownPolicy shown) : IDecisionStore
{
    public Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken) =>
        gate.WriteAsync(session => Decide(session, decision), cancellationToken);

    public Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken) => gate.ReadAsync(
        session => storyId is { } story ? History(session, story) : DecisionDocument.All(session), cancellationToken);

    public Task<DeskStory?> StoryAsync(long id, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => DeskArchive.Story(session, id), cancellationToken);

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
        var all = DecisionDocument.All(session);
        var rules = DeskArchive.Rules(session);
        if (rules.Fault(decision, all) is { } refused)
        {
            return refused;
        }

        var kept = DecisionDocument.Add(session, rules.Anchored(decision));
        return new DecisionOutcome.Decided(kept, StoryKeeper.Decide(session, DecisionForm.Concerned(kept, all), shown));
    }

    private static IReadOnlyList<EditorDecision> History(LiteSession session, long storyId)
    {
        var articles = DeskArchive.Story(session, storyId)?.Articles.Select(article => article.Id).ToHashSet() ?? [storyId];
        var all = DecisionDocument.All(session);
        return [.. all.Where(decision => DecisionForm.Concerned(decision, all).Any(articles.Contains))];
    }

    private static IReadOnlyList<DecidedPair> Pairs(LiteSession session)
    {
        var pairs = EditorDecisions.Standing(DecisionDocument.All(session))
            .Select(decision => FittedThresholds.Pair(decision, article => session.Find(ArticleDocument.Collection, article)?.NumberOrNull("found_copy")))
            .OfType<(long One, long Other, bool IsSame)>().ToList();
        var articles = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()
            .Select(id => (Article: session.Find(ArticleDocument.Collection, id), Body: session.Find(ArticleDocument.Bodies, id)))
            .Where(found => found.Article is not null)
            .Select(found => ArticleDocument.ReadGrouping(found.Article!, found.Body)) // Those that are null were left out.
            .ToDictionary(article => article.Id);
        return
        [
            .. from pair in pairs
               where articles.ContainsKey(pair.One) && articles.ContainsKey(pair.Other)
               select new DecidedPair(articles[Math.Max(pair.One, pair.Other)], articles[Math.Min(pair.One, pair.Other)], pair.IsSame),
        ];
    }
}
