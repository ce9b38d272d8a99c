using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class DecisionBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(DecisionPromises.A_decision_is_kept_with_who_when_and_why_and_outlives_the_process)] = store => store with
        {
            Decisions = new BrokenDecisions(store.Decisions)
            {
                History = async (story, token) => [.. (await store.Decisions.HistoryAsync(story, token)).Select(decision => decision with { Reason = "" })],
            },
        },
        [nameof(DecisionPromises.A_pinned_story_stands_first_in_both_orders_and_on_one_page_only)] = PinOnEachPage,
        [nameof(DecisionPromises.A_removal_has_the_time_of_the_decision_until_the_decision_is_undone)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                Removed = async (limit, token) =>
                    [.. (await store.Reading.RemovedAsync(limit, token)).Select(removal => limit == 10 ? removal with { At = TemporaryStore.Noon } : removal)],
            },
        },
        [nameof(DecisionPromises.A_hidden_story_is_gone_from_lists_search_and_its_own_pages_until_that_is_undone)] = store => store with
        {
            Decisions = new BrokenDecisions(store.Decisions)
            {
                Story = async (id, after, token) => await store.Decisions.StoryAsync(id, after, token) is { } story
                    ? story with { Articles = [.. story.Articles.Select(article => article with { IsHidden = false })] }
                    : null,
            },
        },
        [nameof(DecisionPromises.An_article_that_joins_a_hidden_story_is_hidden_too)] = ForgetHidden,
        [nameof(DecisionPromises.Stories_that_were_merged_stay_merged_for_what_arrives_later_and_keep_their_old_address)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindStory = async (id, token) => await store.Reading.FindStoryAsync(id, token) is { } story && story.Id == id ? story : null,
            },
        },
        [nameof(DecisionPromises.A_copy_chosen_to_lead_is_shown_instead_of_the_original)] =
            store => store.Show(story => story.LeadReason?.Rule == LeadRule.Editor ? story with { Duplicates = [] } : story),
        [nameof(DecisionPromises.Each_kind_of_decision_holds_at_once_and_is_taken_back_whole)] = IgnoreUndoneJoin,
        [nameof(DecisionPromises.An_impossible_decision_is_refused_and_not_saved)] = store => store with
        {
            Decisions = new BrokenDecisions(store.Decisions)
            {
                Decide = async (decision, token) => await store.Decisions.DecideAsync(decision, token) switch
                {
                    DecisionOutcome.Refused { Fault: DecisionFault.AlreadyUndone } => new DecisionOutcome.Decided(decision, 0),
                    var outcome => outcome,
                },
            },
        },
        [nameof(DecisionPromises.The_grouper_is_restored_with_its_own_places_and_not_with_editors_decisions)] = RestoreWhatEditorsMade,
        [nameof(DecisionPromises.Decisions_on_texts_are_what_rules_are_fitted_to_and_undone_ones_are_not)] = store => store with
        {
            Decisions = new BrokenDecisions(store.Decisions)
            {
                Pairs = async token => [.. (await store.Decisions.PairsAsync(token)).Select(pair => pair with { IsSame = true })],
            },
        },
        [nameof(DecisionPromises.Fitted_rules_are_kept_across_a_restart_and_only_where_they_differ)] = store => store with
        {
            Stories = new BrokenStories(store.Stories)
            {
                Rules = async token => await store.Stories.RulesAsync(token) with { Lead = DuplicateRules.Measured.Lead },
            },
        },
    };

    private static Store PinOnEachPage(Store store) => store with
    {
        Reading = new BrokenReading(store.Reading)
        {
            LatestStories = async (query, token) =>
            {
                var page = await store.Reading.LatestStoriesAsync(query, token);
                var first = await store.Reading.LatestStoriesAsync(query with { After = null }, token) is [var top, ..] ? top : null;
                var isPinned = first is not null && await store.Decisions.StoryAsync(first.Id, 0, token) is { IsPinned: true };
                return query.After is not null && isPinned ? [first!, .. page] : page; // Not null: it is pinned.
            },
        },
    };

    /// <summary>Shows a hidden story again as soon as an article joins it.</summary>
    private static Store ForgetHidden(Store store) => store with
    {
        Stories = new BrokenStories(store.Stories)
        {
            Place = async (placements, token) =>
            {
                await store.Stories.PlaceAsync(placements, token);
                var hidden = (await store.Decisions.HistoryAsync(null, token)).OfType<EditorDecision.HideStory>();
                foreach (var decision in hidden.IntersectBy(placements.Select(placement => placement.StoryId), decision => decision.StoryId).ToList())
                {
                    await store.Decisions.DecideAsync(new EditorDecision.Undo(0, "", decision.At, "", decision.Id), token);
                }
            },
        },
    };

    private static Store IgnoreUndoneJoin(Store store) => store with
    {
        Decisions = new BrokenDecisions(store.Decisions)
        {
            Decide = async (decision, token) =>
            {
                var undone = decision is EditorDecision.Undo undo
                    ? (await store.Decisions.HistoryAsync(null, token)).FirstOrDefault(other => other.Id == undo.Decision)
                    : null;
                return undone is EditorDecision.Join ? new DecisionOutcome.Decided(decision, 0) : await store.Decisions.DecideAsync(decision, token);
            },
        },
    };

    private static Store RestoreWhatEditorsMade(Store store) => store with
    {
        Stories = new BrokenStories(store.Stories)
        {
            PlacedSince = (since, token) => store.Stories.PlacedSinceAsync(since, token).Select(async (placed, _, cancelled) =>
            {
                var split = (await store.Decisions.HistoryAsync(null, cancelled)).OfType<EditorDecision.Split>();
                return split.Any(decision => decision.Article == placed.Article.Id)
                    ? placed with { Placement = placed.Placement with { StoryId = placed.Article.Id } }
                    : placed;
            }),
        },
    };
}
