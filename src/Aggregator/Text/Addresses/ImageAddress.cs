using System.Buffers;
using System.Text.RegularExpressions;

namespace Aggregator.Text.Addresses;

/// <summary>What can be read from the address of a picture: whether it is a picture, and which picture it is in any
/// size.</summary>
public static partial class ImageAddress
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

    // Sizes, quality and cache marks. Any other part of a query may choose another picture.
    private static readonly string[] Harmless =
    [
        "w", "h", "width", "height", "resize", "fit", "crop", "quality", "q", "ssl", "strip", "v", "ver", "version", "t", "ts", "itok", "format", "fm", "auto", "dpr", "zoom", "scale",
    ];

    /// <summary>Whether a browser could show the address at all.</summary>
    public static bool IsUsable(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    /// <summary>Whether the path ends with the file extension of a photograph.</summary>
    public static bool IsRaster(Uri address) => Extension(address).Length > 0;

    /// <summary>Whether the picture shows the author. Feeds of WordPress.com list the author's face before the pictures of the
    /// news.</summary>
    public static bool IsAvatar(Uri address) =>
        address.OriginalString.AsSpan().ContainsAny(AvatarWords) && address.IsAbsoluteUri
        && (address.Host.EndsWith("gravatar.com", StringComparison.OrdinalIgnoreCase) || Avatar.IsMatch(address.AbsolutePath));

    /// <returns>The extension with its dot, in lower case; empty when the path does not end in an extension of
    /// pictures.</returns>
    public static string Extension(Uri address)
    {
        var extension = Path.GetExtension(address.AbsolutePath).ToLowerInvariant();
        return Extensions.Contains(extension) ? extension : "";
    }

    /// <summary>The same key for every size in which a paper offers one picture: photo-300x200.jpg, photo.jpg?w=600.</summary>
    /// <remarks>WordPress writes the size into the name (wp-image-editor); half of the newspapers run WordPress
    /// (feeds.md).</remarks>
    public static string Family(Uri address)
    {
        var path = IsRaster(address) ? Size.Replace(address.AbsolutePath, "") : address.AbsolutePath;
        var query = IsRaster(address) && IsHarmless(address.Query) ? "" : address.Query;
        return $"{HostName.Ascii(address)}{(address.IsDefaultPort ? "" : $":{address.Port}")}{path}{query}";
    }

    private static bool IsHarmless(string query) => query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .All(part => Harmless.Contains(part.Split('=')[0].ToLowerInvariant()));

    private static readonly SearchValues<string> AvatarWords = SearchValues.Create(["avatar", "userpic", "profile"], StringComparison.OrdinalIgnoreCase);

    // A folder of faces, or a file with exactly such a name: "avatar-2-trailer.jpg" is a picture of a film.
    [GeneratedRegex(@"/(?:avatars?|userpics?|profile[_-](?:images?|pics?|pictures?|photos?))/|/(?:\w+[_-])?avatar[_-]?\d*(?:x\d+)?\.[a-z]+$|/profile[_-](?:image|pic|picture|photo)\b[^/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Avatar { get; }

    [GeneratedRegex(@"-\d{2,4}x\d{2,4}(?=\.[A-Za-z]{3,4}$)", RegexOptions.CultureInvariant)]
    private static partial Regex Size { get; }
}
