using System.Collections.Concurrent;
using System.Security.Cryptography;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Images;

/// <summary>Fetches a picture from its server, checks its bytes, and remembers its fingerprint. It keeps a copy for
/// readers.</summary>
/// <remarks>Several requests for one picture at the same time cause one fetch. A failed picture is not fetched again for a
/// while.</remarks>
internal sealed class ImageSupply(
    ImageFetcher fetcher, IImageStore store, ImageShelf shelf, ImageOptions options, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>The number of pictures in memory at one time; each may be as long as the options allow.</summary>
    private const int AtOnce = 8;

    /// <summary>One slow server may use only half of the places.</summary>
    private const int OfOneHost = AtOnce / 2;

    private const int MaxRememberedFailures = 20_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<SuppliedImage?>>> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _failed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    // Hosts are assigned to the places by their hash. A limit for each host would need memory that must be cleaned up.
    private readonly SemaphoreSlim[] _hosts = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(OfOneHost, OfOneHost))];

    /// <summary>Cancelled when the program ends. A picture that is cancelled like this does not count as failed.</summary>
    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <returns>Our copy of the picture; null when there is none.</returns>
    public async Task<ImageCopy?> OpenCopyAsync(Uri url, CancellationToken cancellationToken)
    {
        if (await store.FindLookAsync(url, cancellationToken) is not { } look)
        {
            return null;
        }

        var hash = Convert.ToHexStringLower(look.ContentHash);
        return await shelf.OpenAsync(hash, cancellationToken) is { } copy ? new ImageCopy(hash, look.MediaType, copy) : null;
    }

    /// <summary>Fetches for a reader: a copy is kept.</summary>
    /// <returns>Null when the picture cannot be fetched, or its bytes are of a type that we do not serve.</returns>
    public async Task<SuppliedImage?> GetAsync(ImagePlace place, CancellationToken cancellationToken)
    {
        var supplied = await JoinAsync(place, isKept: true, cancellationToken);
        // The fetch may have been started for comparing only, without keeping a copy.
        await KeepAsync(supplied, cancellationToken);
        return supplied;
    }

    /// <summary>Fetches for comparing: no copy is kept, because it would push out copies that readers request.</summary>
    /// <returns>Null when the picture cannot be fetched, or its bytes are of a type that we do not serve.</returns>
    public Task<SuppliedImage?> LookAsync(ImagePlace place, CancellationToken cancellationToken) => JoinAsync(place, isKept: false, cancellationToken);

    public void Dispose()
    {
        _places.Dispose();
        Array.ForEach(_hosts, host => host.Dispose());
    }

    // All who wait share one fetch, so a reader who leaves must not cancel it.
    private Task<SuppliedImage?> JoinAsync(ImagePlace place, bool isKept, CancellationToken cancellationToken) =>
        _running.GetOrAdd(place.Url.AbsoluteUri, _ => new(() => SupplyAsync(place, isKept))).Value.WaitAsync(cancellationToken);

    private async Task<SuppliedImage?> SupplyAsync(ImagePlace place, bool isKept)
    {
        try
        {
            return HasFailed(place.Url.AbsoluteUri) ? null : await TakeTurnAsync(place, isKept, lifetime.ApplicationStopping);
        }
        finally
        {
            _running.TryRemove(place.Url.AbsoluteUri, out _);
        }
    }

    private async Task<SuppliedImage?> TakeTurnAsync(ImagePlace place, bool isKept, CancellationToken cancellationToken)
    {
        var host = _hosts[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(place.Url.Authority) % (uint)_hosts.Length];
        await host.WaitAsync(cancellationToken);
        try
        {
            return await FindOrFetchAsync(place, isKept, cancellationToken);
        }
        finally
        {
            host.Release();
        }
    }

    private async Task<SuppliedImage?> FindOrFetchAsync(ImagePlace place, bool isKept, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            // Another request may have saved a copy between this request's look at the shelf and this point.
            if (await OpenCopyAsync(place.Url, cancellationToken) is { } copy)
            {
                return await copy.ReadAsync(cancellationToken);
            }

            var supplied = await FetchAsync(place, cancellationToken);
            if (supplied is null)
            {
                Remember(place.Url.AbsoluteUri);
            }
            else if (isKept)
            {
                await KeepAsync(supplied, cancellationToken);
            }

            return supplied;
        }
        finally
        {
            _places.Release();
        }
    }

    private Task KeepAsync(SuppliedImage? supplied, CancellationToken cancellationToken) =>
        supplied is { IsHidden: false } ? shelf.PutAsync(supplied.Hash, supplied.Bytes, cancellationToken) : Task.CompletedTask;

    private async Task<SuppliedImage?> FetchAsync(ImagePlace place, CancellationToken cancellationToken)
    {
        var bytes = await fetcher.FetchAsync(place.Url, cancellationToken);
        if (bytes is not { } picture || ImageHeader.Read(picture.Span) is not { } header || header.Pixels > options.MaxPixels)
        {
            await store.SaveLookAsync(place, null, clock.GetUtcNow(), cancellationToken);
            return null;
        }

        var content = SHA256.HashData(picture.Span);
        var look = new ImageLook(content, ImageFingerprint.Of(picture), header.MediaType);
        var isHidden = await store.SaveLookAsync(place, look, clock.GetUtcNow(), cancellationToken);
        return new SuppliedImage(Convert.ToHexStringLower(content), header.MediaType, picture, isHidden);
    }

    private bool HasFailed(string key)
    {
        if (!_failed.TryGetValue(key, out var until))
        {
            return false;
        }

        if (clock.GetUtcNow() < until)
        {
            return true;
        }

        _failed.TryRemove(key, out _);
        return false;
    }

    private void Remember(string key)
    {
        if (_failed.Count >= MaxRememberedFailures)
        {
            _failed.Clear();
        }

        _failed[key] = clock.GetUtcNow() + options.FailureMemory;
    }
}

/// <param name="Hash">SHA-256 of the bytes, as in the file name of the copy.</param>
/// <param name="IsHidden">Whether readers' reports or editors have hidden this picture, at this address or another.</param>
internal sealed record SuppliedImage(string Hash, string MediaType, ReadOnlyMemory<byte> Bytes, bool IsHidden);

/// <summary>A copy on disk, open for reading.</summary>
/// <param name="Hash">SHA-256 of the bytes, as in the file name of the copy.</param>
internal sealed record ImageCopy(string Hash, string MediaType, FileStream Stream)
{
    /// <summary>Reads the whole copy and closes it.</summary>
    public async Task<SuppliedImage> ReadAsync(CancellationToken cancellationToken)
    {
        await using (Stream)
        {
            var bytes = new byte[Stream.Length];
            await Stream.ReadExactlyAsync(bytes, cancellationToken);
            return new SuppliedImage(Hash, MediaType, bytes, IsHidden: false);
        }
    }
}
