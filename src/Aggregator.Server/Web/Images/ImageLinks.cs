using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Web.Images;

/// <summary>Addresses of our copies: whoever asks must show that we wrote the address, or we would fetch anything for anyone.</summary>
internal sealed class ImageLinks(ImageSecret secret, SiteOptions site)
{
    /// <summary>Longer addresses would not fit into a request line that every server takes.</summary>
    private const int MaxUrlLength = 4000;

    /// <returns>Null for an address too long to be carried.</returns>
    public Uri? Proxied(Uri image, string sourceId)
    {
        if (image.AbsoluteUri.Length > MaxUrlLength)
        {
            return null;
        }

        // Readers' programs take the type from the end of the address.
        var signed = $"{sourceId}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(image.AbsoluteUri))}{ImageAddress.Extension(image)}";
        return new Uri(site.BaseUrl, $"img/{Base64Url.EncodeToString(secret.Sign(signed))}/{signed}");
    }

    /// <returns>The picture's own address; null for an address that we did not write, or not so.</returns>
    public Uri? Read(string signature, string sourceId, string name)
    {
        var expected = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(secret.Sign($"{sourceId}/{name}")));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)))
        {
            return null;
        }

        var end = name.IndexOf('.', StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(end < 0 ? name : name.AsSpan(0, end)));
        return Uri.TryCreate(text, UriKind.Absolute, out var image) && ImageAddress.IsUsable(image) ? image : null;
    }
}
