using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Bodies;

/// <summary>Bodies of short lines (recipes, results, programmes, statistics), and bodies that only JSON-LD has
/// complete.</summary>
public sealed class DeclaredBodyTests
{
    [Theory]
    [InlineData("entry-content", "<ul>", "<li>{0}</li>", "</ul>")]
    [InlineData("article-body", "<table>", "<tr><td>{0}</td><td>12</td></tr>", "</table>")]
    [InlineData("post-content", "<div>", "<a href='/team/{0}'>{0}</a><br>", "</div>")]
    [InlineData("field-name-body", "<ol>", "<li><a href='/p/{0}'>{0}</a> الساعة 20:30</li>", "</ol>")]
    [InlineData("story-text", "", "<p><b>{0}</b></p>", "")]
    public void A_declared_body_of_short_lines_is_read_whole(string name, string before, string line, string after)
    {
        string[] teams = [.. Enumerable.Range(1, 30).Select(i => $"اتحاد الواحة رقم {i} وضيفه")];
        var lines = string.Concat(teams.Select(team => line.Replace("{0}", team, StringComparison.Ordinal)));
        var reading = Reading($"<html lang='ar'><head><title>برنامج الدورة</title></head><body><nav><a href='/s'>رياضة</a></nav><article><h1>برنامج الدورة الخامسة</h1><div class='{name}'>{before}{lines}{after}</div></article></body></html>");
        Assert.All(teams, team => Assert.Contains(team, reading.BodyText, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_note_among_many_short_lines_is_not_the_whole_body()
    {
        var lines = string.Concat(Enumerable.Range(1, 60).Select(i => $"<li>ملعقة كبيرة من المكون رقم {i}</li>"));
        var reading = Reading($"<html lang='ar'><head><title>كعكة البرتقال</title></head><body><h1>كعكة البرتقال</h1><div class='entry-content'><ul>{lines}</ul><p>{Story[0]}</p></div></body></html>");
        Assert.Contains("رقم 1\n", reading.BodyText, StringComparison.Ordinal);
        Assert.Contains("رقم 60\n", reading.BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Json_ld_that_is_many_times_longer_is_taken(int shown)
    {
        // The page shows only a part of the text; a script would draw the rest.
        var whole = string.Join("\\n\\n", Enumerable.Range(0, 5 * shown).SelectMany(i => Story.Select(text => $"{text} ({i})")));
        var json = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"مكتبة في محطة القطار\",\"articleBody\":\"{whole}\"}}</script>";
        var reading = Reading($"<html lang='ar'><head><title>مكتبة في محطة القطار</title>{json}</head><body><h1>مكتبة في محطة القطار</h1><div class='x'>{Paragraphs(Story.Take(shown).Select(text => text + " (0)"))}</div></body></html>");
        Assert.EndsWith($"({(5 * shown) - 1})", reading.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_ld_that_is_a_little_longer_is_not()
    {
        var json = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"مكتبة\",\"articleBody\":\"{string.Join(' ', Story)} تابعوا صفحتنا\"}}</script>";
        Assert.Equal(string.Join('\n', Story), Reading(Page(Paragraphs(Story), json)).BodyText);
    }
}
