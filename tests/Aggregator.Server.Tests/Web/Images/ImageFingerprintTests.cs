using Aggregator.Server.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>Copies of a picture are recognised by their looks; different pictures are not taken for one.</summary>
public sealed class ImageFingerprintTests
{
    /// <summary>The same value as in Storage/Policy/Pictures/ImageLikeness.</summary>
    private const int MaxDistance = 31;

    [Fact]
    public void A_copy_in_another_size_quality_or_format_looks_the_same()
    {
        for (var scene = 1; scene <= 30; scene++)
        {
            var picture = PaintedPicture.Jpeg(scene, 1200, 750, 92);
            foreach (var copy in new[]
            {
                PaintedPicture.Resized(picture, 300, 188, 60), PaintedPicture.Resized(picture, 640, 400, 40), PaintedPicture.Resized(picture, 1600, 1000, 75),
                PaintedPicture.Png(scene, 900, 562), PaintedPicture.WebP(scene, 500, 312),
            })
            {
                Assert.InRange(Distance(picture, copy), 0, MaxDistance);
            }
        }
    }

    [Fact]
    public void No_two_of_sixty_different_pictures_look_the_same()
    {
        var hashes = Enumerable.Range(1, 60).Select(scene => Hash(PaintedPicture.Jpeg(scene))).ToList();
        for (var one = 0; one < hashes.Count; one++)
        {
            for (var other = one + 1; other < hashes.Count; other++)
            {
                Assert.True(Distance(hashes[one], hashes[other]) > 2 * MaxDistance);
            }
        }
    }

    [Fact]
    public void A_plain_ground_is_not_known_by_its_looks()
    {
        using var bitmap = new SkiaSharp.SKBitmap(300, 200);
        bitmap.Erase(SkiaSharp.SKColors.Teal);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        Assert.Null(ImageFingerprint.Of(data.ToArray()));
    }

    [Fact]
    public void A_picture_that_claims_to_be_huge_is_not_unpacked()
    {
        var bomb = PaintedPicture.Png(1, 40, 30);
        bomb[18] = 0x7f; // 32,000 points wide.
        bomb[22] = 0x7f; // 32,000 points high.
        Assert.Null(ImageFingerprint.Of(bomb));
        Assert.Null(ImageFingerprint.Of("نص"u8.ToArray()));
    }

    private static int Distance(byte[] one, byte[] other) =>
        one.Length == 224 && other.Length == 224 ? one.Take(32).Zip(other.Take(32), (a, b) => System.Numerics.BitOperations.PopCount((uint)(a ^ b))).Sum() : Distance(Hash(one), Hash(other));

    private static byte[] Hash(byte[] picture) => Assert.IsType<byte[]>(ImageFingerprint.Of(picture));
}
