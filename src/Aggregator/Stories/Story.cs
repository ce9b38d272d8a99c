using Aggregator.Extraction;
using Aggregator.Stories.Shown;
using Aggregator.Text.Dates;

namespace Aggregator.Stories;

/// <summary>An article as the archive holds it.</summary>
public sealed record StoryArticle
{
    public required long Id { get; init; }

    public required Article Article { get; init; }

    public required long StoryId { get; init; }

    /// <summary>The article whose text this article copies; null when it is no copy.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>
    /// In a list: the article in whose place this version of its text stands; null where it stands for itself. The text keeps the place,
    /// the time and, for subscribers, the name of its first version: who has read it there must not get it again as news.
    /// </summary>
    public long? InPlaceOf { get; init; }

    /// <summary>The number by which lists and feeds know the text, whatever version of it they show.</summary>
    public long ItemId => InPlaceOf ?? Id;

    /// <summary>When we first saw it.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>The instant that orders it: arrival, or the publisher's time where it is earlier and plausible.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day that the publisher names, when it names no time of day: <see cref="At"/> then only orders the article, and readers
    /// see the day. Null when the publisher names a time, or no date that can be true.</summary>
    public DateOnly? Day => Article.Published is { } published && published < FirstSeen ? CalendarDay.Of(published) : null;

    /// <summary>The last significant change.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The reason for its place; null in lists.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>One event in the world: the article that represents it and the others.</summary>
public sealed record Story
{
    /// <summary>
    /// A story of so many articles is closed, and a later one continues it. Copies of its texts still come: of a story's articles the first
    /// so many are listed, the others are only counted.
    /// </summary>
    public const int MostListed = 500;

    public required long Id { get; init; }

    public required StoryArticle Lead { get; init; }

    /// <summary>The reason why this article leads; null for a story that was stored before reasons were kept.</summary>
    public LeadReason? LeadReason { get; init; }

    /// <summary>Articles of other newspapers with the lead's text.</summary>
    public IReadOnlyList<StoryArticle> Duplicates { get; init; } = [];

    /// <summary>Articles with other texts on the same event, copies of these texts included.</summary>
    public IReadOnlyList<StoryArticle> SameEvent { get; init; } = [];

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }

    /// <summary>All its articles, listed or not.</summary>
    public int Articles { get; init; }

    /// <summary>The closed story that this story continues; null for most stories.</summary>
    public StoryLink? Continues { get; init; }

    /// <summary>The story that continues this one; null for most stories.</summary>
    public StoryLink? ContinuedBy { get; init; }

    /// <summary>Orders the front page: by the number of papers with a text of their own, and by the time of the newest text.</summary>
    public double Weight { get; init; }
}

/// <summary>Another story, by the headline of its lead.</summary>
public sealed record StoryLink(long Id, string Title, DateTimeOffset FirstSeen);
