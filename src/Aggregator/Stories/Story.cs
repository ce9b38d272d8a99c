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

    /// <summary>In a list: the article in whose place this version of the text is shown. Null when the article is shown in its own
    /// place.</summary>
    /// <remarks>The text keeps the place, the time and, in feeds, the id of its first version. Otherwise subscribers who have read it
    /// would get it again as news.</remarks>
    public long? InPlaceOf { get; init; }

    /// <summary>The number of the text in lists and feeds. It is the same for every version of the text.</summary>
    public long ItemId => InPlaceOf ?? Id;

    /// <summary>When the article was first seen.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Lists are ordered by this time: the time of arrival, or the publisher's time when it is earlier and plausible.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The publisher's day, when the publisher gives no time of day. Readers then see this day, and <see cref="At"/> only orders
    /// the article. Null when the publisher gives a time, or no date that can be true.</summary>
    public DateOnly? Day => Article.Published is { } published && published < FirstSeen ? CalendarDay.Of(published) : null;

    /// <summary>The time of the last significant change.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why the article is in its story; null in lists.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>One event in the world: the article that represents it, and the other articles.</summary>
public sealed record Story
{
    /// <summary>A story with this many articles is closed, and a later story continues it. Copies of its texts can still join it. The
    /// first 500 articles are listed, the others are only counted.</summary>
    public const int MostListed = 500;

    public required long Id { get; init; }

    public required StoryArticle Lead { get; init; }

    /// <summary>Why the lead leads; null for a story that an older version stored.</summary>
    public LeadReason? LeadReason { get; init; }

    /// <summary>Articles of other newspapers with the lead's text.</summary>
    public IReadOnlyList<StoryArticle> Duplicates { get; init; } = [];

    /// <summary>Articles with other texts on the same event, copies of these texts included.</summary>
    public IReadOnlyList<StoryArticle> SameEvent { get; init; } = [];

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }

    /// <summary>The number of all its articles, listed or not.</summary>
    public int Articles { get; init; }

    /// <summary>The closed story that this story continues; null for most stories.</summary>
    public StoryLink? Continues { get; init; }

    /// <summary>The story that continues this one; null for most stories.</summary>
    public StoryLink? ContinuedBy { get; init; }

    /// <summary>The front page is ordered by this. It depends on the number of newspapers with a text of their own, and on the time of the newest text.</summary>
    public double Weight { get; init; }
}

/// <summary>A link to another story, with the headline of its lead.</summary>
public sealed record StoryLink(long Id, string Title, DateTimeOffset FirstSeen);
