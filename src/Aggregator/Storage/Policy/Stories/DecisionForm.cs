using System.Diagnostics;
using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>The stored form of a decision: its kind, and the numbers of what it is about.</summary>
/// <param name="Kind">One word, the same in every store.</param>
internal sealed record DecisionForm(string Kind, long? Story, long? Article, long? Other)
{
    public static DecisionForm Of(EditorDecision decision) => decision switch
    {
        EditorDecision.Merge merge => new("merge", null, merge.Article, merge.Of),
        EditorDecision.Split split => new("split", null, split.Article, null),
        EditorDecision.Never never => new("never", null, never.Article, never.Other),
        EditorDecision.Join join => new("join", join.StoryId, join.Article, null),
        EditorDecision.Unite unite => new("unite", unite.StoryId, null, unite.Into),
        EditorDecision.Lead lead => new("lead", lead.StoryId, lead.Article, null),
        EditorDecision.Hide hide => new("hide", null, hide.Article, null),
        EditorDecision.HideStory hide => new("hide-story", hide.StoryId, null, null),
        EditorDecision.Pin pin => new("pin", pin.StoryId, null, null),
        EditorDecision.Undo undo => new("undo", null, null, undo.Decision),
        _ => throw new UnreachableException(),
    };

    /// <returns>Null for a kind that only a newer version of the program knows.</returns>
    public EditorDecision? Read(long id, string by, DateTimeOffset at, string reason)
    {
        var (story, article, other) = (Story ?? 0, Article ?? 0, Other ?? 0);
        return Kind switch
        {
            "merge" => new EditorDecision.Merge(id, by, at, reason, article, other),
            "split" => new EditorDecision.Split(id, by, at, reason, article),
            "never" => new EditorDecision.Never(id, by, at, reason, article, other),
            "join" => new EditorDecision.Join(id, by, at, reason, article, story),
            "unite" => new EditorDecision.Unite(id, by, at, reason, story, other),
            "lead" => new EditorDecision.Lead(id, by, at, reason, story, article),
            "hide" => new EditorDecision.Hide(id, by, at, reason, article),
            "hide-story" => new EditorDecision.HideStory(id, by, at, reason, story),
            "pin" => new EditorDecision.Pin(id, by, at, reason, story),
            "undo" => new EditorDecision.Undo(id, by, at, reason, other),
            _ => null,
        };
    }

    /// <summary>The articles that the decision names. Stories are named by one of their articles.</summary>
    public static IEnumerable<long> Named(EditorDecision decision) => decision switch
    {
        EditorDecision.Undo => [],
        EditorDecision.Lead lead => [lead.Article],
        _ => Of(decision) is var (_, story, article, other) ? new[] { story, article, other }.OfType<long>() : [],
    };

    /// <summary>The articles that the decision is about. For an undo, these are the articles of the undone decision.</summary>
    public static IEnumerable<long> Concerned(EditorDecision decision, IReadOnlyList<EditorDecision> all)
    {
        // An undo may undo another undo. Each names an earlier decision, so the loop ends.
        while (decision is EditorDecision.Undo undo && all.FirstOrDefault(other => other.Id == undo.Decision && other.Id < decision.Id) is { } undone)
        {
            decision = undone;
        }

        return Named(decision);
    }
}
