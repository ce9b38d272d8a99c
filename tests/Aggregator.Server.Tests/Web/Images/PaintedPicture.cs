using SkiaSharp;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>Pictures painted for the tests. The same number gives the same scene in any size and quality.</summary>
internal static class PaintedPicture
{
    public static byte[] Jpeg(int scene, int width = 800, int height = 500, int quality = 85) => Encode(scene, (width, height), SKEncodedImageFormat.Jpeg, quality);

    public static byte[] Png(int scene, int width = 800, int height = 500) => Encode(scene, (width, height), SKEncodedImageFormat.Png, 100);

    public static byte[] WebP(int scene, int width = 800, int height = 500) => Encode(scene, (width, height), SKEncodedImageFormat.Webp, 70);

    /// <summary>The whole picture in a smaller size, as papers' programs make it.</summary>
    public static byte[] Resized(byte[] picture, int width, int height, int quality)
    {
        using var whole = SKBitmap.Decode(picture);
        using var small = whole.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var data = small.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static byte[] Encode(int scene, (int Width, int Height) size, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(size.Width, size.Height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Scale(size.Width / 800f, size.Height / 500f);
        Paint(canvas, new Random(scene));
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    private static void Paint(SKCanvas canvas, Random random)
    {
        canvas.Clear(Colour(random));
        for (var i = 0; i < 14; i++)
        {
            using var brush = new SKPaint { Color = Colour(random), IsAntialias = true };
            var (x, y) = (random.Next(800), random.Next(500));
            if (i % 2 == 0)
            {
                canvas.DrawCircle(x, y, random.Next(20, 180), brush);
            }
            else
            {
                canvas.DrawRect(x, y, random.Next(30, 300), random.Next(30, 220), brush);
            }
        }
    }

    private static SKColor Colour(Random random) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
}
