using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Fields;

/// <summary>Pictures in srcset attributes and picture elements, and emoji as pictures.</summary>
public sealed class PictureTests
{
    private const string Whole = "https://img.example/w_900,h_600,c_fill/port.jpg";

    [Theory]
    [InlineData("<img srcset='https://img.example/w_300,h_200/port.jpg 300w, https://img.example/w_900,h_600,c_fill/port.jpg 900w'>")]
    [InlineData("<img srcset='https://img.example/w_300,h_200/port.jpg 1x,https://img.example/w_900,h_600,c_fill/port.jpg 2x'>")]
    [InlineData("<img src='data:image/gif;base64,R0lGOD' data-srcset='https://img.example/w_900,h_600,c_fill/port.jpg, https://img.example/w_300,h_200/port.jpg 0.5x'>")]
    [InlineData("<picture><source srcset='https://img.example/w_300,h_200/port.jpg 300w, https://img.example/w_900,h_600,c_fill/port.jpg 900w'><img alt=''></picture>")]
    [InlineData("<picture><source data-srcset='https://img.example/w_900,h_600,c_fill/port.jpg' type='image/webp'><img src='/placeholder.gif'></picture>")]
    [InlineData("<picture><source media='(min-width: 1px)' srcset='https://img.example/w_900,h_600,c_fill/port.jpg'><source srcset='https://img.example/b.jpg'><img></picture>")]
    public void The_largest_candidate_is_read_with_its_commas(string picture)
    {
        var article = Article(Page($"<figure>{picture}</figure>{Paragraphs(Story)}"));
        Assert.Equal(Whole, article.Image?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<img src='/e/1f4da.png' alt='📚'>", "📚")]
    [InlineData("<img class='emoji' draggable='false' src='https://twemoji.example/1f468.svg' alt='👨‍👩‍👧'>", "👨‍👩‍👧")]
    [InlineData("<img width=20 height=20 data-src='/e/31.png' alt='1️⃣'>", "1️⃣")]
    [InlineData("<img class='wp-smiley' src='/smilies/icon_smile.gif' alt=':-)'>", ":-)")]
    [InlineData("<amp-img src='/e/2764.png' width=16 height=16 alt='❤️'></amp-img>", "❤️")]
    public void An_emoji_as_a_picture_stays_in_the_text(string picture, string sign)
    {
        var article = Article(Page($"<p>{Story[0]} {picture} وختم</p>{Paragraphs(Story[1..])}"));
        Assert.StartsWith($"{Story[0]} {sign} وختم", article.BodyText, StringComparison.Ordinal);
        Assert.Contains(sign, article.Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_a_picture_do_not_become_text() =>
        Assert.DoesNotContain("المحطة الكبيرة", Article(Page($"<p>{Story[0]} <img src='/a.jpg' alt='المحطة الكبيرة'></p>{Paragraphs(Story[1..])}")).BodyText, StringComparison.Ordinal);
}
