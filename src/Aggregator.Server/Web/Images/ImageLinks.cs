using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Web.Images;

/// <summary>Signed addresses of our copies. Without the signature, anyone could make this server fetch any address.</summary>
internal sealed class ImageLinks(ImageSecret secret, SiteOptions site)
{
    /// <summary>The longest address; some servers refuse longer request lines.</summary>
    private const int MaxUrlLength = 4000;

    /// <returns>Null when the address is too long.</returns>
    public Uri? Proxied(Uri image, string sourceId)
    {
        if (image.AbsoluteUri.Length > MaxUrlLength)
        {
            return null;
        }

        // Feed readers take the type from the end of the address.
        var signed = $"{sourceId}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(image.AbsoluteUri))}{ImageAddress.Extension(image)}";
        return new Uri(site.BaseUrl, $"img/{Base64Url.EncodeToString(secret.Sign(signed))}/{signed}");
    }

    /// <returns>The original address of the picture; null when the address has no valid signature of ours.</returns>
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
