using Aggregator.Stories.Events;
using Aggregator.Text.Spelling;
using Xunit;

namespace Aggregator.Tests.Stories.Events;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("مصر", "القاهرة")]
    [InlineData("ومصر", "بالقاهرة")]
    [InlineData("المصرية", "للمصريين")]
    [InlineData("مصريون", "والمصريين")]
    [InlineData("العراق", "للعراق")]
    [InlineData("الأمريكية", "واشنطن")]
    [InlineData("الأميركيين", "أمريكا")]
    [InlineData("تركيا", "التركية")]
    [InlineData("فرنسا", "لباريس")]
    public void Words_for_one_country_have_one_key(string one, string other)
    {
        Assert.NotEqual(0, Country(one));
        Assert.Equal(Country(one), Country(other));
    }

    [Theory]
    [InlineData("رياض")]
    [InlineData("الرياضية")]
    [InlineData("للحماية")]
    [InlineData("حديد")]
    [InlineData("بن")]
    [InlineData("المالي")]
    [InlineData("تركي")]
    [InlineData("دوما")]
    [InlineData("كاميرات")]
    public void A_name_or_a_common_word_is_no_place(string word) => Assert.Equal(0, Country(word));

    [Fact]
    public void Two_countries_have_different_keys() => Assert.NotEqual(Country("الجزائر"), Country("تونس"));

    private static byte Country(string word) => Places.Of(ArabicFolding.Fold(word));
}
