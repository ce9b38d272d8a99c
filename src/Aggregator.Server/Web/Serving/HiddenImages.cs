using System.Collections.Frozen;
using Aggregator.Storage;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Web.Serving;

/// <summary>The hidden pictures in memory, because every picture of every page is looked up.</summary>
internal sealed class HiddenImages(IImageStore store)
{
    private volatile FrozenSet<string> _families = FrozenSet<string>.Empty;

    public bool IsAny => _families.Count > 0;

    public bool Contains(Uri image) => _families.Count > 0 && _families.Contains(ImageAddress.Family(image));

    /// <summary>Called before any document is made under a new version of the store.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var families = await store.HiddenFamiliesAsync(cancellationToken);
        if (families.Count > 0 || _families.Count > 0)
        {
            _families = families.ToFrozenSet(StringComparer.Ordinal);
        }
    }
}
