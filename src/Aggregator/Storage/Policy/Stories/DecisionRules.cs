using Aggregator.Stories;
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
        return new DecisionOutcome.Decided(kept, StoryRenewal.Renew(rows, touched, policy, arrived: null));
    }

    /// <summary>Those of the grouper's stories that contain an article named by a decision or of a removed source. Undone decisions
    /// count too.</summary>
    public static IReadOnlyCollection<long> Concerned(IStoryRows rows, IReadOnlyCollection<long> stories)
    {
        long[] named = [.. rows.Decisions().SelectMany(DecisionForm.Named).Distinct()];
        return [.. rows.WithRemoved(stories).Union(named.Length == 0 ? [] : rows.FoundStoriesOf(named).Intersect(stories))];
    }

    /// <summary>The stories after editors' decisions. Decisions may link further stories; these are included.</summary>
    /// <param name="rows">The transaction to read in.</param>
    /// <param name="touched">Stories of the grouper in which an article changed.</param>
    /// <param name="arrived">The new articles of these stories. Besides them only listed articles and articles named by a
    /// decision are read; other copies do not move. Null reads all articles, because a decision can move every copy.</param>
    /// <param name="always">Whether the stories are also made anew when nothing concerns them: something that concerned them has
    /// ended.</param>
    /// <returns>Null when neither a decision nor the removal of a source concerns these stories.</returns>
    public static DecidedStories? Decided(IStoryRows rows, IReadOnlyCollection<long> touched, IReadOnlyCollection<long>? arrived, bool always)
    {
        var all = rows.Decisions();
        var byArticle = all.SelectMany(decision => DecisionForm.Named(decision).Select(article => (article, decision)))
            .ToLookup(pair => pair.article, pair => pair.decision);
        long[] named = [.. byArticle.Select(pair => pair.Key)];
        var next = always ? touched : Concerned(rows, touched);
        var (found, concerned, known) = (new Dictionary<long, FoundPlace>(), new HashSet<EditorDecision>(), new HashSet<long>());
        while (next.Count > 0)
        {
            known.UnionWith(next);
            var members = next.SelectMany(story => arrived is null ? rows.Found(story, int.MaxValue, []) : rows.Found(story, Story.MostListed, [.. named, .. arrived])).ToList();
            foreach (var member in members)
            {
                found[member.Id] = member;
            }

            // The grouper puts a copy and its original into one story. A store that was filled in another way may have them in
            // two.
            var elsewhere = members.SelectMany(member => byArticle[member.Id]).Where(concerned.Add).SelectMany(DecisionForm.Named)
                .Concat(members.Select(member => member.CopyOf).OfType<long>());
            next = [.. rows.FoundStoriesOf([.. elsewhere.Where(article => !found.ContainsKey(article))]).Except(known)];
        }

        return concerned.Count == 0 && !always && !found.Values.Any(place => place.IsRemoved) ? null : DecidedStories.Of(
            found.Values.OrderBy(place => place.Id).Select(place => Reached(place, found)), EditorDecisions.Standing(all).Where(concerned.Contains));
    }

    /// <summary>When the copied article was not read, the article that represents both takes its place.</summary>
    private static FoundPlace Reached(FoundPlace place, Dictionary<long, FoundPlace> found) =>
        place.CopyOf is { } other && !found.ContainsKey(other) ? place with { CopyOf = place.DuplicateOf } : place;

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
