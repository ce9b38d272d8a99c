using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>Whether a decision can be made, and what it is about.</summary>
internal static class DecisionCheck
{
    /// <returns>Null when it can be made.</returns>
    public static DecisionOutcome.Refused? Fault(Session session, EditorDecision decision, IReadOnlyList<EditorDecision> all) => decision switch
    {
        EditorDecision.Undo undo => UndoFault(undo.Decision, all),
        EditorDecision.Merge(_, _, _, _, var article, var of) => ArticleFault(session, article, of) ?? SameFault(article, of),
        EditorDecision.Never(_, _, _, _, var article, var other) => ArticleFault(session, article, other) ?? SameFault(article, other),
        EditorDecision.Split split => ArticleFault(session, split.Article),
        EditorDecision.Lead lead => ArticleFault(session, lead.Article),
        EditorDecision.Hide hide => ArticleFault(session, hide.Article),
        EditorDecision.Join join => ArticleFault(session, join.Article) ?? StoryFault(session, join.StoryId),
        EditorDecision.Unite unite => StoryFault(session, unite.StoryId) ?? StoryFault(session, unite.Into)
            ?? SameFault(DeskReader.StoryOf(session, unite.StoryId), DeskReader.StoryOf(session, unite.Into)),
        EditorDecision.HideStory hide => StoryFault(session, hide.StoryId),
        EditorDecision.Pin pin => StoryFault(session, pin.StoryId),
        _ => null,
    };

    /// <summary>
    /// Stories named by one of their articles: their numbers change when an editor splits off the first, and an undo must find the
    /// same story again.
    /// </summary>
    public static EditorDecision Anchored(Session session, EditorDecision decision) => decision switch
    {
        EditorDecision.Join join => join with { StoryId = DeskReader.Anchor(session, join.StoryId) },
        EditorDecision.Unite unite => unite with { StoryId = DeskReader.Anchor(session, unite.StoryId), Into = DeskReader.Anchor(session, unite.Into) },
        EditorDecision.HideStory hide => hide with { StoryId = DeskReader.Anchor(session, hide.StoryId) },
        EditorDecision.Pin pin => pin with { StoryId = DeskReader.Anchor(session, pin.StoryId) },
        EditorDecision.Lead lead => lead with { StoryId = DeskReader.StoryOf(session, lead.Article) ?? lead.StoryId },
        _ => decision,
    };

    /// <summary>The articles that it is about: for an undoing, those of what is undone.</summary>
    public static IEnumerable<long> Concerned(EditorDecision decision, IReadOnlyList<EditorDecision> all)
    {
        // An undoing may undo an undoing; each names an earlier one.
        while (decision is EditorDecision.Undo undo && all.FirstOrDefault(other => other.Id == undo.Decision && other.Id < decision.Id) is { } undone)
        {
            decision = undone;
        }

        return DecisionRow.Named(decision);
    }

    private static DecisionOutcome.Refused? UndoFault(long id, IReadOnlyList<EditorDecision> all) =>
        all.All(decision => decision.Id != id) ? new(DecisionFault.UnknownDecision, id)
        : EditorDecisions.Undone(all).Contains(id) ? new(DecisionFault.AlreadyUndone, id)
        : null;

    private static DecisionOutcome.Refused? ArticleFault(Session session, params ReadOnlySpan<long> articles)
    {
        foreach (var article in articles)
        {
            if (DeskReader.StoryOf(session, article) is null)
            {
                return new(DecisionFault.UnknownArticle, article);
            }
        }

        return null;
    }

    private static DecisionOutcome.Refused? StoryFault(Session session, long story) =>
        DeskReader.Anchor(session, story) == 0 ? new(DecisionFault.UnknownStory, story) : null;

    private static DecisionOutcome.Refused? SameFault(long? one, long? other) =>
        one == other ? new(DecisionFault.SameThing, one ?? 0) : null;
}
