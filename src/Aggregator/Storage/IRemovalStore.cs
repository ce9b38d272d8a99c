namespace Aggregator.Storage;

/// <summary>What editors took away from readers: feeds tell those who hold a copy (RFC 6721).</summary>
public interface IRemovalStore
{
    /// <summary>Latest first; what an editor shows again is not among them.</summary>
    Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>An article that is shown nowhere any more.</summary>
/// <param name="IsWholeStory">Nothing of its story is shown either.</param>
/// <param name="At">When it was decided.</param>
public sealed record Removal(long ArticleId, long StoryId, string SourceId, bool IsWholeStory, DateTimeOffset At);
