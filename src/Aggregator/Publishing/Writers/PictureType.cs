namespace Aggregator.Publishing.Writers;

/// <summary>The media type that a picture's address suggests; JPEG when it suggests none, because nearly all papers' pictures are
/// JPEG.</summary>
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
