using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Policy;

/// <summary>Whether a decision can be made, what it is about, and what decisions make of the stories that they tie together.</summary>
/// <param name="archive">What the rules have to know of the archive.</param>
internal sealed class DecisionRules(DecisionRules.Archive archive)
{
    /// <param name="StoryOf">The story of an article; null when there is no such article, or it waits to be placed.</param>
    /// <param name="Anchor">The article by which a decision names a story: of its own number, else its first; 0 when there is no such story.</param>
    /// <param name="FoundStoriesOf">The machine's stories of articles; those that wait to be placed have none.</param>
    /// <param name="FoundIn">All articles of the machine's stories.</param>
    internal sealed record Archive(
        Func<long, long?> StoryOf,
        Func<long, long> Anchor,
        Func<IEnumerable<long>, IEnumerable<long>> FoundStoriesOf,
        Func<IEnumerable<long>, IReadOnlyList<FoundPlace>> FoundIn);

    /// <returns>Null when it can be made.</returns>
    public DecisionOutcome.Refused? Fault(EditorDecision decision, IReadOnlyList<EditorDecision> all) => decision switch
    {
        EditorDecision.Undo undo => UndoFault(undo.Decision, all),
        EditorDecision.Merge(_, _, _, _, var article, var of) => ArticleFault(article, of) ?? SameFault(article, of),
        EditorDecision.Never(_, _, _, _, var article, var other) => ArticleFault(article, other) ?? SameFault(article, other),
        EditorDecision.Split split => ArticleFault(split.Article),
        EditorDecision.Lead lead => ArticleFault(lead.Article),
        EditorDecision.Hide hide => ArticleFault(hide.Article),
        EditorDecision.Join join => ArticleFault(join.Article) ?? StoryFault(join.StoryId),
        EditorDecision.Unite unite => StoryFault(unite.StoryId) ?? StoryFault(unite.Into)
            ?? SameFault(archive.StoryOf(unite.StoryId), archive.StoryOf(unite.Into)),
        EditorDecision.HideStory hide => StoryFault(hide.StoryId),
        EditorDecision.Pin pin => StoryFault(pin.StoryId),
        _ => null,
    };

    /// <summary>
    /// Stories named by one of their articles: their numbers change when an editor splits off the first, and an undo must find the
    /// same story again.
    /// </summary>
    public EditorDecision Anchored(EditorDecision decision) => decision switch
    {
        EditorDecision.Join join => join with { StoryId = archive.Anchor(join.StoryId) },
        EditorDecision.Unite unite => unite with { StoryId = archive.Anchor(unite.StoryId), Into = archive.Anchor(unite.Into) },
        EditorDecision.HideStory hide => hide with { StoryId = archive.Anchor(hide.StoryId) },
        EditorDecision.Pin pin => pin with { StoryId = archive.Anchor(pin.StoryId) },
        EditorDecision.Lead lead => lead with { StoryId = archive.StoryOf(lead.Article) ?? lead.StoryId },
        _ => decision,
    };

    /// <param name="touched">Stories of the machine in which something is new.</param>
    /// <param name="all">Every decision, in order of id.</param>
    /// <returns>Null when no decision concerns them.</returns>
    public DecidedStories? Decided(IReadOnlyCollection<long> touched, IReadOnlyList<EditorDecision> all)
    {
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
            var members = archive.FoundIn(next);
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
            next = [.. archive.FoundStoriesOf(elsewhere.Where(article => !found.ContainsKey(article))).Except(known)];
        }

        return DecidedStories.Of(found.Values.OrderBy(place => place.Id), EditorDecisions.Standing(all).Where(concerned.Contains));
    }

    private static DecisionOutcome.Refused? UndoFault(long id, IReadOnlyList<EditorDecision> all) =>
        all.All(decision => decision.Id != id) ? new(DecisionFault.UnknownDecision, id)
        : EditorDecisions.Undone(all).Contains(id) ? new(DecisionFault.AlreadyUndone, id)
        : null;

    private DecisionOutcome.Refused? ArticleFault(params ReadOnlySpan<long> articles)
    {
        foreach (var article in articles)
        {
            if (archive.StoryOf(article) is null)
            {
                return new(DecisionFault.UnknownArticle, article);
            }
        }

        return null;
    }

    private DecisionOutcome.Refused? StoryFault(long story) => archive.Anchor(story) == 0 ? new(DecisionFault.UnknownStory, story) : null;

    private static DecisionOutcome.Refused? SameFault(long? one, long? other) =>
        one == other ? new(DecisionFault.SameThing, one ?? 0) : null;
}
