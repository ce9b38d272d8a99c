using System.Text.Json;
using Aggregator.Extraction.Sanitizing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Aggregator.Tests.Extraction.Sanitizing;

/// <summary>Attacks of every class in the public collections, written for this project. The browser tests run the same
/// list.</summary>
public sealed class SanitizerAttackTests
{
    private static readonly Uri Page = new("https://news.example/akhbar/1.html");

    internal static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href='/x'>", "</a>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>",
        "<th>", "<tbody>", "</tbody>", "<thead>", "<caption>", "</caption>", "<col>", "<colgroup>", "</colgroup>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<dl>", "<dd>", "<dt>",
        "</dl>", "<h1>", "</h1>", "<h2>", "</h3>", "<pre>", "</pre>", "\n", " ", "\r\n", "نص", "<br>", "</br>", "<hr>", "<img src=a.jpg>", "<script>", "</script>",
        "<style>", "</style>", "<svg>", "</svg>", "<math>", "</math>", "<mtext>", "<title>", "</title>", "<template>", "</template>", "<noscript>", "</noscript>",
        "<xmp>", "</xmp>", "<textarea>", "</textarea>", "<select>", "</select>", "<option>", "<!--", "-->", "<![CDATA[", "]]>", "\"", "'", ">", "<", "&", "&lt;", "&#0;", "\0",
        "<font color=x>", "</font>", "<code>", "<nobr>", "<button>", "<form>", "<iframe/>", "<object>", "</object>", "<plaintext>", "<blockquote>", "</blockquote>", "<span>", "</span>",
        "<details open>", "<summary>", "<figure>", "<picture><source srcset='b.jpg 1x'>", "</picture>", "<video src=v.mp4>", "</video>", "<q cite=x>", "</q>", "<center>", "\ud800", "😀",
    ];

    public static TheoryData<string, string> Attacks()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Extraction", "Fixtures", "sanitizer-vectors.json")));
        var attacks = new TheoryData<string, string>();
        foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray())
        {
            attacks.Add(vector.GetProperty("class").GetString() ?? "", vector.GetProperty("html").GetString() ?? "");
        }

        return attacks;
    }

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void An_attack_leaves_nothing_but_harmless_markup(string kind, string html)
    {
        var safe = Sanitizer.Sanitize(html, Page).Value;
        var faults = SafeHtmlCheck.Faults(safe);
        Assert.True(faults.Count == 0, $"{kind}: {string.Join(", ", faults)}\n{html}\n{safe}");
        Assert.Equal(safe, Sanitizer.Sanitize(safe, Page).Value);
    }

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void An_attack_in_the_middle_of_an_article_does_not_take_the_beginning_with_it(string kind, string html)
    {
        var safe = Sanitizer.Sanitize($"<p>أول الخبر</p>{html}<p>آخر الخبر</p>", Page).Value;
        Assert.True(safe.StartsWith("<p>أول الخبر</p>", StringComparison.Ordinal), $"{kind}: {safe}");
        Assert.Empty(SafeHtmlCheck.Faults(safe));
    }

    [Fact]
    public void The_check_sees_attacks_where_nothing_was_sanitised() =>
        Assert.True(Attacks().Count(attack => SafeHtmlCheck.Faults(attack.Data.Item2).Count > 0) > Attacks().Count * 0.9);

    [Fact]
    public void Random_markup_is_safe_and_is_read_back_as_written()
    {
        var fragments = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60),
            Prop.ForAll(fragments, html =>
            {
                var safe = Sanitizer.Sanitize(html, Page).Value;
                return SafeHtmlCheck.Faults(safe).Count == 0 && Sanitizer.Sanitize(safe, Page).Value == safe;
            }));
    }

    [Fact]
    public void Any_characters_at_all_are_escaped()
    {
        var texts = Gen.Choose(0, 0x2ff).Select(code => (char)code).ListOf().Select(string.Concat).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000),
            Prop.ForAll(texts, html => SafeHtmlCheck.Faults(Sanitizer.Sanitize(html, Page).Value).Count == 0));
    }
}
