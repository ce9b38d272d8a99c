using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Bodies;

/// <summary>Pages that contain their article twice.</summary>
public sealed class RepeatTests
{
    private static readonly string All = Paragraphs(Story);

    [Theory]
    [InlineData("<div class='d'>{0}</div><div class='m'>{0}</div>")]
    [InlineData("<section class='lg-only'><div>{0}</div></section><section class='sm-only'><div>{0}</div></section>")]
    [InlineData("<div class='teaser-box'>{1}</div><div class='full'>{0}</div>")]
    [InlineData("<div class='print'>{2}</div><div class='screen'>{0}</div>")]
    [InlineData("<p class='chapo'>{3}</p><div class='full'>{0}</div>")]
    public void Each_paragraph_comes_once(string body)
    {
        var html = body.Replace("{0}", All, StringComparison.Ordinal)
            .Replace("{1}", $"<p>{Story[0]}</p>", StringComparison.Ordinal)
            .Replace("{2}", string.Join("<br>", Story), StringComparison.Ordinal)
            .Replace("{3}", $"{Story[0][..90]}… المزيد", StringComparison.Ordinal);
        var reading = Reading($"<html lang='ar'><head><title>مكتبة في محطة القطار</title></head><body><main><h1>مكتبة في محطة القطار</h1>{html}</main></body></html>");
        Assert.Equal(string.Join('\n', Story), reading.BodyText);
    }

    [Fact]
    public void A_repetition_by_the_writer_stays()
    {
        string[] text = ["نعم.", Story[0], "نعم.", Story[1], Story[0], Story[2]];
        var reading = Reading($"<html lang='ar'><head><title>حوار</title></head><body><main><h1>حوار مع مديرة المكتبة</h1><div class='entry-content'>{Paragraphs(text)}</div></main></body></html>");
        Assert.Equal(string.Join('\n', text), reading.BodyText);
    }
}
