using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenDecisions(IDecisionStore store) : IDecisionStore
{
    public Func<EditorDecision, CancellationToken, Task<DecisionOutcome>> Decide { get; init; } = store.DecideAsync;

    public Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken) =>
        Decide(decision, cancellationToken);

    public Func<long?, CancellationToken, Task<IReadOnlyList<EditorDecision>>> History { get; init; } = store.HistoryAsync;

    public Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken) =>
        History(storyId, cancellationToken);

    public Func<long, long, CancellationToken, Task<DeskStory?>> Story { get; init; } = store.StoryAsync;

    public Task<DeskStory?> StoryAsync(long id, long after, CancellationToken cancellationToken) =>
        Story(id, after, cancellationToken);

    public Func<CancellationToken, Task<IReadOnlyList<DecidedPair>>> Pairs { get; init; } = store.PairsAsync;

    public Task<IReadOnlyList<DecidedPair>> PairsAsync(CancellationToken cancellationToken) =>
        Pairs(cancellationToken);

    public Func<DuplicateRules, CancellationToken, Task> SaveRules { get; init; } = store.SaveRulesAsync;

    public Task SaveRulesAsync(DuplicateRules rules, CancellationToken cancellationToken) =>
        SaveRules(rules, cancellationToken);
}
