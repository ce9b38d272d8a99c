using System.Collections.Concurrent;
using System.Security.Cryptography;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Images;

/// <summary>Gets a picture from its server, judges it by its bytes, and remembers what it looks like.</summary>
/// <remarks>Many who ask for one picture at once make one request; what failed is not asked for again for a while.</remarks>
internal sealed class ImageSupply(ImageFetcher fetcher, IImageStore store, ImageOptions options, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>Pictures in memory at one time: each may be as long as the options allow.</summary>
    private const int AtOnce = 8;

    private const int MaxRememberedFailures = 20_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<SuppliedImage?>>> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _failed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    /// <returns>Null when it cannot be had, or is nothing that we hand on.</returns>
    public async Task<SuppliedImage?> GetAsync(ImagePlace place, CancellationToken cancellationToken)
    {
        var key = place.Url.AbsoluteUri;
        if (_failed.TryGetValue(key, out var until))
        {
            if (clock.GetUtcNow() < until)
            {
                return null;
            }

            _failed.TryRemove(key, out _);
        }

        // A picture is fetched for all who wait for it: one reader who leaves must not stop it.
        var running = _running.GetOrAdd(key, _ => new(() => SupplyAsync(place)));
        return await running.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();

    private async Task<SuppliedImage?> SupplyAsync(ImagePlace place)
    {
        await _places.WaitAsync(lifetime.ApplicationStopping);
        try
        {
            var supplied = await FetchAsync(place, lifetime.ApplicationStopping);
            if (supplied is null)
            {
                Remember(place.Url.AbsoluteUri);
            }

            return supplied;
        }
        finally
        {
            _places.Release();
            _running.TryRemove(place.Url.AbsoluteUri, out _);
        }
    }

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

    private void Remember(string key)
    {
        if (_failed.Count >= MaxRememberedFailures)
        {
            _failed.Clear();
        }

        _failed[key] = clock.GetUtcNow() + options.FailureMemory;
    }
}

/// <param name="Hash">SHA-256 of the bytes, as a copy's file name has it.</param>
/// <param name="IsHidden">Whether readers or editors had this picture hidden, here or elsewhere.</param>
internal sealed record SuppliedImage(string Hash, string MediaType, ReadOnlyMemory<byte> Bytes, bool IsHidden);
