using Aggregator.Storage;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Where the archive is divided: by the order of arrival, because a date may lie months before the arrival.</summary>
/// <remarks>A part is closed when something has arrived behind it and everything in it is placed: then nothing more can come into it.</remarks>
internal sealed class ArchiveParts(IReadingStore store)
{
    /// <returns>The last that is closed; null as long as none is.</returns>
    public async Task<ArchivePart?> LastClosedAsync(CancellationToken cancellationToken) =>
        await BeforeAsync(Closed(await store.SettledAsync(cancellationToken)), cancellationToken);

    /// <returns>Null when no article has ever had a number of this part.</returns>
    public async Task<ArchivePart?> FindAsync(int number, CancellationToken cancellationToken) =>
        await NextAsync((number - 1L) * ArchivePart.Size, cancellationToken) is { } part && part.Number == number ? part : null;

    public async Task<bool> IsClosedAsync(ArchivePart part, CancellationToken cancellationToken) =>
        part.UpTo <= Closed(await store.SettledAsync(cancellationToken));

    public Task<ArchivePart?> BeforeAsync(ArchivePart part, CancellationToken cancellationToken) => BeforeAsync(part.After, cancellationToken);

    /// <remarks>A closed part has one behind it, though that one may still be open.</remarks>
    public Task<ArchivePart?> NextAsync(ArchivePart part, CancellationToken cancellationToken) => NextAsync(part.UpTo, cancellationToken);

    private static long Closed(long settled) => (settled - 1) / ArchivePart.Size * ArchivePart.Size;

    // Numbers may be left out, whole parts of them too.
    private async Task<ArchivePart?> BeforeAsync(long end, CancellationToken cancellationToken) =>
        await store.LastArrivalAsync(end, cancellationToken) is { } last ? await FindAsync(ArchivePart.NumberOf(last.Id), cancellationToken) : null;

    private async Task<ArchivePart?> NextAsync(long start, CancellationToken cancellationToken) =>
        await store.FirstArrivalAsync(start, cancellationToken) is { } first ? new ArchivePart(ArchivePart.NumberOf(first.Id), first.FirstSeen) : null;
}
