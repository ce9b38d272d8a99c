namespace Aggregator.Stories.Decisions;

/// <summary>What an editor decided about articles and stories; outlives re-grouping and overrides the machine.</summary>
/// <param name="Id">Grows in order of decision.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the editor's words.</param>
public abstract record EditorDecision(long Id, string By, DateTimeOffset At, string Reason)
{
    /// <summary>The text of <paramref name="Article"/> is that of <paramref name="Of"/>.</summary>
    public sealed record Merge(long Id, string By, DateTimeOffset At, string Reason, long Article, long Of)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article is nobody's duplicate and begins a story of its own.</summary>
    public sealed record Split(long Id, string By, DateTimeOffset At, string Reason, long Article)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The two are never one text nor in one story, whatever is found later.</summary>
    public sealed record Never(long Id, string By, DateTimeOffset At, string Reason, long Article, long Other)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article belongs to the story.</summary>
    public sealed record Join(long Id, string By, DateTimeOffset At, string Reason, long Article, long StoryId)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The two stories are one, under the number of <paramref name="Into"/>; each is named by one of its articles.</summary>
    public sealed record Unite(long Id, string By, DateTimeOffset At, string Reason, long StoryId, long Into)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article leads the story.</summary>
    public sealed record Lead(long Id, string By, DateTimeOffset At, string Reason, long StoryId, long Article)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article is shown nowhere.</summary>
    public sealed record Hide(long Id, string By, DateTimeOffset At, string Reason, long Article)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The story is shown nowhere, nor is what joins it later.</summary>
    public sealed record HideStory(long Id, string By, DateTimeOffset At, string Reason, long StoryId)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The story stands first.</summary>
    public sealed record Pin(long Id, string By, DateTimeOffset At, string Reason, long StoryId)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>An earlier decision no longer holds.</summary>
    public sealed record Undo(long Id, string By, DateTimeOffset At, string Reason, long Decision)
        : EditorDecision(Id, By, At, Reason);
}
