using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Checks whether a decision can be made, and finds all articles and decisions that belong together.</summary>
internal static class DecisionRules
{
    /// <summary>Saves a decision and updates the stories that it is about.</summary>
    /// <param name="rows">The transaction of the decision. The caller advances the change counter when the decision was
    /// made.</param>
    /// <param name="decision">The store gives it its id.</param>
    /// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
    public static DecisionOutcome Decide(IStoryRows rows, EditorDecision decision, ShownPolicy policy)
    {
        var all = rows.Decisions();
        if (Fault(rows, decision, all) is { } refused)
        {
            return refused;
        }

        var kept = rows.Add(Anchored(rows, decision));
        var touched = rows.FoundStoriesOf([.. DecisionForm.Concerned(kept, all)]);
        return new DecisionOutcome.Decided(kept, StoryRenewal.Renew(rows, touched, policy));
    }

    /// <summary>The stories after editors' decisions. Decisions may link further stories; these are included.</summary>
    /// <param name="rows">The transaction to read in.</param>
    /// <param name="touched">Stories of the grouper in which an article changed.</param>
    /// <returns>Null when no decision concerns these stories.</returns>
    public static DecidedStories? Decided(IStoryRows rows, IReadOnlyCollection<long> touched)
    {
        var all = rows.Decisions();
        if (all.Count == 0)
        {
            return null;
        }

        var byArticle = all.SelectMany(decision => DecisionForm.Named(decision).Select(article => (article, decision)))
            .ToLookup(pair => pair.article, pair => pair.decision);
        var found = new Dictionary<long, FoundPlace>();
        var concerned = new HashSet<EditorDecision>();
        var known = new HashSet<long>();
        var next = touched;
        while (next.Count > 0)
        {
            known.UnionWith(next);
            var members = rows.Found(next);
            foreach (var member in members)
            {
                found[member.Id] = member;
            }

            var decisions = members.SelectMany(member => byArticle[member.Id]).Where(concerned.Add).ToList();
            if (decisions.Count == 0 && concerned.Count == 0)
            {
                return null;
            }

            // The grouper puts a copy and its original into one story. A store that was filled in another way may have them in
            // two.
            var elsewhere = decisions.SelectMany(DecisionForm.Named).Concat(members.Select(member => member.CopyOf).OfType<long>());
            next = [.. rows.FoundStoriesOf([.. elsewhere.Where(article => !found.ContainsKey(article))]).Except(known)];
        }

        return DecidedStories.Of(found.Values.OrderBy(place => place.Id), EditorDecisions.Standing(all).Where(concerned.Contains));
    }

    /// <returns>Null when the decision can be made.</returns>
    private static DecisionOutcome.Refused? Fault(IStoryRows rows, EditorDecision decision, IReadOnlyList<EditorDecision> all) => decision switch
    {
        EditorDecision.Undo undo => UndoFault(undo.Decision, all),
        EditorDecision.Merge(_, _, _, _, var article, var of) => ArticleFault(rows, article, of) ?? SameFault(article, of),
        EditorDecision.Never(_, _, _, _, var article, var other) => ArticleFault(rows, article, other) ?? SameFault(article, other),
        EditorDecision.Split split => ArticleFault(rows, split.Article),
        EditorDecision.Lead lead => ArticleFault(rows, lead.Article),
        EditorDecision.Hide hide => ArticleFault(rows, hide.Article),
        EditorDecision.Join join => ArticleFault(rows, join.Article) ?? StoryFault(rows, join.StoryId),
        EditorDecision.Unite unite => StoryFault(rows, unite.StoryId) ?? StoryFault(rows, unite.Into)
            ?? SameFault(rows.StoryOf(unite.StoryId), rows.StoryOf(unite.Into)),
        EditorDecision.HideStory hide => StoryFault(rows, hide.StoryId),
        EditorDecision.Pin pin => StoryFault(rows, pin.StoryId),
        _ => null,
    };

    /// <summary>Replaces the number of a story by the number of one of its articles. The number of a story changes when an editor
    /// splits off its first article, and an undo must find the same story.</summary>
    private static EditorDecision Anchored(IStoryRows rows, EditorDecision decision)
    {
        // <see cref="Fault"/> has checked that the stories exist.
        long Anchor(long story) => rows.Anchor(story) ?? story;
        return decision switch
        {
            EditorDecision.Join join => join with { StoryId = Anchor(join.StoryId) },
            EditorDecision.Unite unite => unite with { StoryId = Anchor(unite.StoryId), Into = Anchor(unite.Into) },
            EditorDecision.HideStory hide => hide with { StoryId = Anchor(hide.StoryId) },
            EditorDecision.Pin pin => pin with { StoryId = Anchor(pin.StoryId) },
            EditorDecision.Lead lead => lead with { StoryId = rows.StoryOf(lead.Article) ?? lead.StoryId },
            _ => decision,
        };
    }

    private static DecisionOutcome.Refused? UndoFault(long id, IReadOnlyList<EditorDecision> all) =>
        all.All(decision => decision.Id != id) ? new(DecisionFault.UnknownDecision, id)
        : EditorDecisions.Undone(all).Contains(id) ? new(DecisionFault.AlreadyUndone, id)
        : null;

    private static DecisionOutcome.Refused? ArticleFault(IStoryRows rows, params ReadOnlySpan<long> articles)
    {
        foreach (var article in articles)
        {
            if (rows.StoryOf(article) is null)
            {
                return new(DecisionFault.UnknownArticle, article);
            }
        }

        return null;
    }

    private static DecisionOutcome.Refused? StoryFault(IStoryRows rows, long story) =>
        rows.Anchor(story) is null ? new(DecisionFault.UnknownStory, story) : null;

    private static DecisionOutcome.Refused? SameFault(long? one, long? other) =>
        one == other ? new(DecisionFault.SameThing, one ?? 0) : null;
}
