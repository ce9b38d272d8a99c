using Aggregator.Text.Addresses;
using Xunit;

namespace Aggregator.Tests.Text.Addresses;

public sealed class ImageAddressTests
{
    [Theory]
    [InlineData("https://ofoq.example/uploads/jisr-300x200.jpg", "http://OFOQ.example/uploads/jisr.jpg?w=640&quality=80")]
    [InlineData("https://ofoq.example/uploads/jisr-1024x683.webp?v=2", "https://ofoq.example/uploads/jisr.webp")]
    [InlineData("https://ofoq.example/صور/جسر.jpg", "https://ofoq.example/%D8%B5%D9%88%D8%B1/%D8%AC%D8%B3%D8%B1.jpg?ssl=1")]
    public void Sizes_of_one_picture_are_one_family(string one, string other) =>
        Assert.Equal(ImageAddress.Family(new Uri(one)), ImageAddress.Family(new Uri(other)));

    [Fact]
    public void A_picture_with_a_host_name_that_cannot_exist_has_a_family() =>
        Assert.Equal(ImageAddress.Family(new Uri("http://cdn\uFFFD.example/a-300x200.jpg")), ImageAddress.Family(new Uri("http://CDN\uFFFD.example/a.jpg?w=640")));

    [Theory]
    [InlineData("https://ofoq.example/thumb.php?src=a.jpg", "https://ofoq.example/thumb.php?src=b.jpg")]
    [InlineData("https://ofoq.example/show.jpg?id=1", "https://ofoq.example/show.jpg?id=2")]
    [InlineData("https://ofoq.example/image?w=1", "https://ofoq.example/image?w=2")]
    [InlineData("https://ofoq.example/a.jpg", "https://sada.example/a.jpg")]
    [InlineData("https://ofoq.example/a.jpg", "https://ofoq.example:8443/a.jpg")]
    [InlineData("https://ofoq.example/2026-11/a.jpg", "https://ofoq.example/2026-12/a.jpg")]
    public void Different_pictures_are_different_families(string one, string other) =>
        Assert.NotEqual(ImageAddress.Family(new Uri(one)), ImageAddress.Family(new Uri(other)));

    [Theory]
    [InlineData("https://ofoq.example/a.JPG?x=1", ".jpg")]
    [InlineData("https://ofoq.example/a.svg", "")]
    [InlineData("https://ofoq.example/a", "")]
    public void The_extension_is_one_that_photographs_have(string address, string extension) =>
        Assert.Equal(extension, ImageAddress.Extension(new Uri(address)));
}
