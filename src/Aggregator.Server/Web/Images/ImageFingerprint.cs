using System.Runtime.InteropServices;
using SkiaSharp;

namespace Aggregator.Server.Web.Images;

/// <summary>What a picture looks like: 256 bits of its shapes, in which copies differ little, and the mean colours of 64
/// fields.</summary>
/// <remarks>The method is that of Facebook's PDQ (ThreatExchange, hashing.pdf): 64 × 64 grey cells, the 16 × 16 lowest waves of
/// their cosine transform, each above or below the median. The colours tell apart pictures with the same shapes: another speaker
/// in the same hall, a paper's card in another colour.</remarks>
internal static class ImageFingerprint
{
    private const int Cells = 64;
    private const int Waves = 16;
    private const int Fields = 8;

    /// <summary>A picture whose header states a larger size is not opened.</summary>
    private const long MaxPixels = 50_000_000;

    /// <summary>48 MB of memory. PNG and GIF cannot be decoded at a smaller size; above this limit they are recognised by their
    /// bytes only.</summary>
    private const long MaxUnpackedPixels = 12_000_000;

    /// <summary>A picture with almost one grey value is a plain ground; all plain grounds would look alike.</summary>
    private const double MinDeviation = 6;

    private static readonly float[] Cosines = MakeCosines();

    /// <returns>Null when the picture cannot be decoded, is too large for decoding, or is too plain to be recognised.</returns>
    public static byte[]? Of(ReadOnlyMemory<byte> picture)
    {
        if (ImageHeader.Read(picture.Span) is not { Pixels: <= MaxPixels })
        {
            return null;
        }

        using var bytes = SKData.CreateCopy(picture.Span);
        using var codec = SKCodec.Create(bytes);
        if (codec is null)
        {
            return null;
        }

        // JPEG is decoded directly at a small size, eight times faster. The other formats state their full size here.
        var size = codec.GetScaledDimensions(Math.Min(1f, 256f / Math.Min(codec.Info.Width, codec.Info.Height)));
        if ((long)size.Width * size.Height > MaxUnpackedPixels)
        {
            return null;
        }

        using var pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(pixels.Info, pixels.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput
            ? Of(MemoryMarshal.Cast<byte, uint>(pixels.GetPixelSpan()), size.Width, size.Height)
            : null;
    }

    private static byte[]? Of(ReadOnlySpan<uint> pixels, int width, int height)
    {
        var grey = Shrink(pixels, width, height);
        return Deviation(grey) < MinDeviation ? null : [.. Bits(Transform(grey)), .. Colours(pixels, width, height)];
    }

    /// <summary>The mean grey of each cell. In a picture with fewer points than cells, several cells share one point.</summary>
    private static float[] Shrink(ReadOnlySpan<uint> pixels, int width, int height)
    {
        var grey = new float[Cells * Cells];
        for (var row = 0; row < Cells; row++)
        {
            var (top, bottom) = Range(row, height);
            for (var column = 0; column < Cells; column++)
            {
                var (left, right) = Range(column, width);
                var sum = 0f;
                for (var y = top; y < bottom; y++)
                {
                    foreach (var pixel in pixels.Slice((y * width) + left, right - left))
                    {
                        sum += Luma(pixel);
                    }
                }

                grey[(row * Cells) + column] = sum / ((bottom - top) * (right - left));
            }
        }

        return grey;
    }

    private static (int Start, int End) Range(int cell, int length, int cells = Cells)
    {
        var start = cell * length / cells;
        return (start, Math.Max(start + 1, (cell + 1) * length / cells));
    }

    /// <summary>Red, green and blue of each field.</summary>
    private static byte[] Colours(ReadOnlySpan<uint> pixels, int width, int height)
    {
        var colours = new List<byte>(Fields * Fields * 3);
        for (var row = 0; row < Fields; row++)
        {
            for (var column = 0; column < Fields; column++)
            {
                colours.AddRange(Mean(pixels, width, Range(column, width, Fields), Range(row, height, Fields)));
            }
        }

        return [.. colours];
    }

    private static byte[] Mean(ReadOnlySpan<uint> pixels, int width, (int Start, int End) columns, (int Start, int End) rows)
    {
        var (red, green, blue) = (0L, 0L, 0L);
        for (var y = rows.Start; y < rows.End; y++)
        {
            foreach (var pixel in pixels[((y * width) + columns.Start)..((y * width) + columns.End)])
            {
                var white = 255 - (pixel >> 24);
                red += (pixel & 0xff) + white;
                green += ((pixel >> 8) & 0xff) + white;
                blue += ((pixel >> 16) & 0xff) + white;
            }
        }

        var count = (rows.End - rows.Start) * (columns.End - columns.Start);
        return [(byte)(red / count), (byte)(green / count), (byte)(blue / count)];
    }

    // The colours are premultiplied: transparent parts are seen on white.
    private static float Luma(uint pixel)
    {
        var (red, green, blue, alpha) = (pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff, pixel >> 24);
        return (0.299f * red) + (0.587f * green) + (0.114f * blue) + (255 - alpha);
    }

    private static double Deviation(float[] grey)
    {
        var mean = grey.Average();
        return Math.Sqrt(grey.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>The lowest waves in both directions, without the constant ones, because brightness says nothing about
    /// shapes.</summary>
    private static float[] Transform(float[] grey)
    {
        var half = new float[Waves * Cells];
        for (var wave = 0; wave < Waves; wave++)
        {
            for (var column = 0; column < Cells; column++)
            {
                for (var row = 0; row < Cells; row++)
                {
                    half[(wave * Cells) + column] += Cosines[(wave * Cells) + row] * grey[(row * Cells) + column];
                }
            }
        }

        var waves = new float[Waves * Waves];
        for (var down = 0; down < Waves; down++)
        {
            for (var across = 0; across < Waves; across++)
            {
                for (var column = 0; column < Cells; column++)
                {
                    waves[(down * Waves) + across] += Cosines[(across * Cells) + column] * half[(down * Cells) + column];
                }
            }
        }

        return waves;
    }

    private static byte[] Bits(float[] waves)
    {
        var median = waves.Order().ElementAt(waves.Length / 2);
        var bits = new byte[waves.Length / 8];
        for (var i = 0; i < waves.Length; i++)
        {
            if (waves[i] > median)
            {
                bits[i / 8] |= (byte)(1 << (i % 8));
            }
        }

        return bits;
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Waves * Cells];
        for (var wave = 0; wave < Waves; wave++)
        {
            for (var cell = 0; cell < Cells; cell++)
            {
                cosines[(wave * Cells) + cell] = MathF.Cos(MathF.PI / 2 / Cells * (wave + 1) * ((2 * cell) + 1));
            }
        }

        return cosines;
    }
}
