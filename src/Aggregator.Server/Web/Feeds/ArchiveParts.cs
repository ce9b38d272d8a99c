using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Where the archive is divided. The order of arrival decides, because the date of an article may be months before its
/// arrival.</summary>
/// <remarks>A part is closed when an article has arrived after it and every article in it is placed. Nothing can then be added to
/// it.</remarks>
internal sealed class ArchiveParts(IReadingStore store)
{
    /// <returns>The last closed part; null when no part is closed.</returns>
    public async Task<ArchivePart?> LastClosedAsync(CancellationToken cancellationToken) =>
        await BeforeAsync(Closed(await store.SettledAsync(cancellationToken)), cancellationToken);

    /// <returns>Null when no article ever had a number of this part.</returns>
    public async Task<ArchivePart?> FindAsync(int number, CancellationToken cancellationToken) =>
        await NextAsync((number - 1L) * ArchivePart.Size, cancellationToken) is { } part && part.Number == number ? part : null;

    public async Task<bool> IsClosedAsync(ArchivePart part, CancellationToken cancellationToken) =>
        part.UpTo <= Closed(await store.SettledAsync(cancellationToken));

    public Task<ArchivePart?> BeforeAsync(ArchivePart part, CancellationToken cancellationToken) => BeforeAsync(part.After, cancellationToken);

    /// <remarks>A closed part always has a part after it, but the later part may still be open.</remarks>
    public Task<ArchivePart?> NextAsync(ArchivePart part, CancellationToken cancellationToken) => NextAsync(part.UpTo, cancellationToken);

    /// <summary>The articles that arrived after a part. Null means all articles.</summary>
    public Task<IReadOnlyList<StoryArticle>> AfterAsync(ArchivePart? part, CancellationToken cancellationToken) =>
        store.ArrivedAsync(part?.UpTo ?? 0, long.MaxValue, cancellationToken);

    /// <summary>The latest articles that no feed shows any longer.</summary>
    public Task<IReadOnlyList<Removal>> RemovedAsync(int most, CancellationToken cancellationToken) => store.RemovedAsync(most, cancellationToken);

    private static long Closed(long settled) => (settled - 1) / ArchivePart.Size * ArchivePart.Size;

    // Numbers may be missing, even all numbers of a part.
    private async Task<ArchivePart?> BeforeAsync(long end, CancellationToken cancellationToken) =>
        await store.LastArrivalAsync(end, cancellationToken) is { } last ? await FindAsync(ArchivePart.NumberOf(last.Id), cancellationToken) : null;

    private async Task<ArchivePart?> NextAsync(long start, CancellationToken cancellationToken) =>
        await store.FirstArrivalAsync(start, cancellationToken) is { } first ? new ArchivePart(ArchivePart.NumberOf(first.Id), first.FirstSeen) : null;
}
