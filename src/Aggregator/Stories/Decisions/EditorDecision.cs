namespace Aggregator.Stories.Decisions;

/// <summary>What an editor decided about articles and stories. A decision overrides what the grouper finds, also when articles are grouped
/// again.</summary>
/// <param name="Id">A later decision has a greater id.</param>
/// <param name="By">The editor.</param>
/// <param name="Reason">The editor's own words.</param>
public abstract record EditorDecision(long Id, string By, DateTimeOffset At, string Reason)
{
    /// <summary><paramref name="Article"/> has the same text as <paramref name="Of"/>.</summary>
    public sealed record Merge(long Id, string By, DateTimeOffset At, string Reason, long Article, long Of)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article is no duplicate and begins its own story.</summary>
    public sealed record Split(long Id, string By, DateTimeOffset At, string Reason, long Article)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The two articles never have the same text and are never in one story, whatever the grouper finds later.</summary>
    public sealed record Never(long Id, string By, DateTimeOffset At, string Reason, long Article, long Other)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article belongs to the story.</summary>
    public sealed record Join(long Id, string By, DateTimeOffset At, string Reason, long Article, long StoryId)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The two stories are one and have the number of <paramref name="Into"/>. The id of any article in a story can name the story.</summary>
    public sealed record Unite(long Id, string By, DateTimeOffset At, string Reason, long StoryId, long Into)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article leads the story.</summary>
    public sealed record Lead(long Id, string By, DateTimeOffset At, string Reason, long StoryId, long Article)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The article is shown nowhere.</summary>
    public sealed record Hide(long Id, string By, DateTimeOffset At, string Reason, long Article)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The story and all articles that join it later are shown nowhere.</summary>
    public sealed record HideStory(long Id, string By, DateTimeOffset At, string Reason, long StoryId)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>The story is shown first on the front page.</summary>
    public sealed record Pin(long Id, string By, DateTimeOffset At, string Reason, long StoryId)
        : EditorDecision(Id, By, At, Reason);

    /// <summary>An earlier decision no longer holds.</summary>
    public sealed record Undo(long Id, string By, DateTimeOffset At, string Reason, long Decision)
        : EditorDecision(Id, By, At, Reason);
}
