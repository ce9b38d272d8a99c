using System.Text;
using Aggregator.Server.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>The bytes decide whether a file is a picture, not the server's header.</summary>
public sealed class ImageHeaderTests
{
    [Fact]
    public void Type_and_size_are_read_from_the_bytes()
    {
        Assert.Equal(new ImageHeader("image/jpeg", 640, 400), ImageHeader.Read(PaintedPicture.Jpeg(1, 640, 400)));
        Assert.Equal(new ImageHeader("image/png", 64, 40), ImageHeader.Read(PaintedPicture.Png(1, 64, 40)));
        Assert.Equal(new ImageHeader("image/webp", 320, 200), ImageHeader.Read(PaintedPicture.WebP(1, 320, 200)));
        Assert.Equal(new ImageHeader("image/gif", 3, 2), ImageHeader.Read("GIF89a\u0003\0\u0002\0\0\0\0"u8));
    }

    [Fact]
    public void An_avif_tells_its_size_in_its_properties()
    {
        byte[] avif = [0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1avif"u8, 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3, 0];
        Assert.Equal(new ImageHeader("image/avif", 1024, 768), ImageHeader.Read(avif));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM0000")]
    [InlineData("")]
    [InlineData("GIF89a")]
    public void A_file_that_is_not_a_pixel_image_is_refused(string text) => Assert.Null(ImageHeader.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Every_beginning_of_a_picture_is_read_without_a_fault()
    {
        foreach (var picture in new[] { PaintedPicture.Jpeg(2, 80, 50), PaintedPicture.Png(2, 80, 50), PaintedPicture.WebP(2, 80, 50) })
        {
            for (var length = 0; length < Math.Min(picture.Length, 3000); length++)
            {
                var header = ImageHeader.Read(picture.AsSpan(0, length));
                Assert.True(header is null or { Width: 80, Height: 50 });
                Assert.True(ImageFingerprint.Of(picture.AsMemory(0, length)) is null or { Length: 224 });
            }
        }
    }
}
