using Aggregator.Extraction.Sanitizing;
using Xunit;

namespace Aggregator.Tests.Extraction.Sanitizing;

public sealed class SanitizerRobustnessTests
{
    private const int Size = 500_000;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<p>")]
    [InlineData("<b>")]
    [InlineData("<font color=1><p>")]
    [InlineData("<a href=x>")]
    [InlineData("<table>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("</p></div>")]
    [InlineData("<svg>")]
    [InlineData("<object>")]
    [InlineData("<iframe/>")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("&amp")]
    [InlineData("&")]
    [InlineData("<x y='")]
    [InlineData("<img srcset='a 1x,")]
    [InlineData("<![CDATA[")]
    [InlineData("\0")]
    [InlineData("<select><script/><noembed>")]
    public void Half_a_megabyte_of_one_hostile_piece_are_read_in_linear_time(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, Size / piece.Length)) + "</select></script></noembed>";
        var reading = MeasuredReading.Within(MaxTime, () => (Sanitizer.Sanitize(html, new Uri("https://news.example/")), HtmlText.PlainText(html)));
        Assert.True(reading.ProcessorTime <= MaxTime, $"{piece}: {reading.ProcessorTime} of processor time");
    }
}
