namespace Aggregator.Storage;

/// <summary>Removes what is old, in steps so small that no reader waits for them.</summary>
/// <remarks>What an editor's decision names stays whole: decisions hold for ever, and so does what they are about.</remarks>
public interface IRetentionStore
{
    /// <summary>Looks at some articles, the oldest first, and tells which have a text that may be removed.</summary>
    /// <param name="after">The last article of the step before; null for the first step.</param>
    /// <param name="before">Only articles with an earlier instant.</param>
    /// <param name="limit">How many articles are looked at.</param>
    /// <param name="cancellationToken">Nothing is changed.</param>
    Task<OldTexts> OldTextsAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Removes the texts of articles and of their earlier states. Headline, first paragraph, addresses, place in a story and
    /// explanation stay.</summary>
    /// <returns>How many texts were removed.</returns>
    Task<int> RemoveTextsAsync(IReadOnlyList<long> articles, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Looks at some stories, the oldest first, and tells which may be removed: every article of them is old, and no other
    /// story needs one.</summary>
    /// <inheritdoc cref="OldTextsAsync"/>
    Task<OldStories> OldStoriesAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Removes stories with all their articles. The entries stay, so that no feed brings the articles back.</summary>
    /// <param name="stories">Those that may not be removed stay.</param>
    /// <param name="before">As in <see cref="OldStoriesAsync"/>.</param>
    /// <param name="cancellationToken">Nothing is removed.</param>
    /// <returns>How many articles were removed.</returns>
    Task<int> RemoveStoriesAsync(IReadOnlyList<long> stories, DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>What one step found.</summary>
/// <param name="Next">Where the next step begins; null at the end.</param>
public sealed record OldTexts(IReadOnlyList<OldText> Texts, Cursor? Next);

/// <summary>The text of an article.</summary>
/// <param name="Bytes">In UTF-8, with its markup.</param>
public sealed record OldText(long Article, DateTimeOffset At, long Bytes);

/// <inheritdoc cref="OldTexts"/>
public sealed record OldStories(IReadOnlyList<OldStory> Stories, Cursor? Next);

/// <summary>A story that may be removed.</summary>
public sealed record OldStory(long Id, int Articles);
