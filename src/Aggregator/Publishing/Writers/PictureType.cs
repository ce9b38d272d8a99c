namespace Aggregator.Publishing.Writers;

/// <summary>The media type that a picture's address promises; JPEG where it promises nothing, as nearly all papers' pictures are.</summary>
internal static class PictureType
{
    public static string Of(Uri image) => Path.GetExtension(image.AbsolutePath).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".avif" => "image/avif",
        ".svg" => "image/svg+xml",
        _ => "image/jpeg",
    };
}
