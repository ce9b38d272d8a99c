using System.Globalization;
using System.Text;
using Aggregator.Extraction;
using Aggregator.Tests.Extraction.Sanitizing;
using Xunit;

namespace Aggregator.Tests.Extraction;

/// <summary>Damages the labelled pages at random.</summary>
public sealed class PageFuzzTests
{
    private const int Damages = 250;

    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p></p>", "<table><tr>", "</table>", "<b><p></b>", "<script>", "</script>", "<!--", "-->", "<style>", "<svg><title>", "<math><mi>",
        "<template>", "</template>", "<select><option>", "<form>", "<a href=\"", "\"", "'", "<h1>", "</h1>", "<article>", "<br><br>", "<![CDATA[", "&#x110000;", "&amp", "\0", "\u202E",
        "<noscript>", "<iframe src=//t.me/a/1>", "<blockquote class=twitter-tweet>", "<base href=\"javascript:x\">", "<link rel=next href=\"?page=2\">", "<meta charset=utf-16>", "<plaintext>",
    ];

    [Fact]
    public void No_damage_throws_hangs_swells_or_leaves_anything_unsafe()
    {
        var pages = LabelledPage.All.Select(page => page.Bytes).ToList();
        Assert.All(Chance.Seeds(Damages), seed =>
        {
            var random = new Random(seed);
            var page = pages[random.Next(pages.Count)];
            for (var step = random.Next(1, 5); step > 0; step--)
            {
                page = Damage(page, random);
            }

            HostilePageTests.AssertModest(page, $"seed {seed.ToString(CultureInfo.InvariantCulture)}");
            if (Extracting.Outcome(page) is ExtractionOutcome.Extracted(var article))
            {
                Assert.True(SafeHtmlCheck.Faults(article.Body.Value).Count == 0, $"seed {seed.ToString(CultureInfo.InvariantCulture)}: {article.Body.Value}");
            }
        });
    }

    private static byte[] Damage(byte[] page, Random random)
    {
        var at = random.Next(page.Length);
        var end = Math.Min(page.Length, at + random.Next(1, 400));
        var piece = Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]);
        return random.Next(7) switch
        {
            0 => [.. page[..at], (byte)random.Next(256), .. page[at..]],
            1 => at > 0 ? page[..at] : page,
            2 => [.. page[..end], .. page[at..]],
            3 => [.. page[..at], .. page[end..], (byte)' '],
            4 => [.. page[..at], .. Enumerable.Repeat(piece, 2_000).SelectMany(bytes => bytes), .. page[at..]],
            5 => [.. page[at..], .. page[..at]],
            _ => [.. page[..at], .. piece, .. page[at..]],
        };
    }
}
