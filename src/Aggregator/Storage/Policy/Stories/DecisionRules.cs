using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Whether a decision can be made, what it is about, and what decisions make of the stories that they tie together.</summary>
internal static class DecisionRules
{
    /// <summary>Makes a decision and brings the stories up to date that it is about.</summary>
    /// <param name="rows">In the transaction of the decision; its owner advances the change counter when it was made.</param>
    /// <param name="decision">Its id is given by the store.</param>
    /// <param name="policy">Which version of a text is shown where no editor chose.</param>
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

    /// <param name="rows">Of the store.</param>
    /// <param name="touched">Stories of the machine in which something is new.</param>
    /// <returns>Null when no decision concerns them.</returns>
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

            // A copy and its original are of one story of the machine; a store filled by hand may hold others.
            var elsewhere = decisions.SelectMany(DecisionForm.Named).Concat(members.Select(member => member.CopyOf).OfType<long>());
            next = [.. rows.FoundStoriesOf([.. elsewhere.Where(article => !found.ContainsKey(article))]).Except(known)];
        }

        return DecidedStories.Of(found.Values.OrderBy(place => place.Id), EditorDecisions.Standing(all).Where(concerned.Contains));
    }

    /// <returns>Null when it can be made.</returns>
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

    /// <summary>
    /// Stories named by one of their articles: their numbers change when an editor splits off the first, and an undo must find the
    /// same story again.
    /// </summary>
    private static EditorDecision Anchored(IStoryRows rows, EditorDecision decision)
    {
        // Fault has found every story that is named.
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
