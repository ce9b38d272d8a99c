using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Server.Web.Accounts;

/// <summary>A secret that a browser, a script or a link carries. The store keeps only its hash.</summary>
/// <param name="Text">For a cookie, a header or an address.</param>
internal readonly record struct Secret(string Text)
{
    private const int RandomBytes = 32;

    /// <summary>SHA-256. A slow hash is for passwords: nobody guesses 256 random bits.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public static Secret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));
}
