namespace Aggregator.Storage.Settings;

/// <summary>The articles of sources that were removed with their articles. All work is done in steps so small that nobody
/// waits for them; a step that was interrupted is done again.</summary>
/// <remarks>The removal itself is in the settings of the source (<see cref="ISourceSettingsStore"/>). Articles that are placed
/// after it are hidden at once.</remarks>
public interface IRemovedSourceStore
{
    /// <summary>Looks at some articles of the source, the newest first, and hides or shows those that are not as its removal says.
    /// Articles that an editor has hidden stay hidden.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="after">The last article of the step before; null for the first step.</param>
    /// <param name="limit">How many articles are looked at.</param>
    /// <param name="cancellationToken">Nothing is changed.</param>
    Task<AdaptedArticles> AdaptAsync(string sourceId, Cursor? after, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes articles of the source for good, with texts and earlier states; also those that an editor decided on. A
    /// text that other papers carry too stays with them. The entries stay, so that no feed brings the articles back.</summary>
    /// <param name="sourceId">A source that was removed with its articles; of any other nothing is deleted.</param>
    /// <param name="articles">At most so many articles are deleted.</param>
    /// <param name="cancellationToken">Nothing is deleted.</param>
    /// <returns>How many articles were deleted; 0 when no hidden article is left.</returns>
    Task<int> PurgeAsync(string sourceId, int articles, CancellationToken cancellationToken);
}

/// <summary>What one step did.</summary>
/// <param name="Moved">How many articles were hidden, shown or moved.</param>
/// <param name="Next">Where the next step begins; null at the end.</param>
public sealed record AdaptedArticles(int Moved, Cursor? Next);
