using System.Globalization;
using System.IO.Compression;
using System.Text;
using Aggregator.Feeds;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Feeds;

/// <summary>Damages the project's own feeds at random.</summary>
public sealed class FeedFuzzTests
{
    private const long MaxAllocatedBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(FeedReaderName.Own, 4_000)]
    [InlineData(FeedReaderName.CodeHollow, 1_500)]
    public void No_damage_throws_hangs_or_swells(FeedReaderName reader, int damages)
    {
        var fixtures = FeedFixtures.Names.Select(FeedFixtures.Load).ToList();
        Assert.All(Chance.Seeds(damages), seed =>
        {
            var random = new Random(seed);
            var body = fixtures[random.Next(fixtures.Count)];
            for (var step = random.Next(1, 4); step > 0; step--)
            {
                body = Damage(body, random);
            }

            AssertModest(body, $"seed {seed.ToString(CultureInfo.InvariantCulture)}", reader);
        });
    }

    [Theory]
    [InlineData(FeedReaderName.Own)]
    [InlineData(FeedReaderName.CodeHollow)]
    public void Damaged_feeds_are_read_alike_in_any_order_and_culture(FeedReaderName reader)
    {
        var damaged = FeedFixtures.Names.Select(FeedFixtures.Load)
            .SelectMany((body, index) => Enumerable.Range(0, 4).Select(step => Damage(body, new Random((index * 10) + step)))).ToList();
        var expected = damaged.ConvertAll(body => FeedFixtures.Describe(FeedFixtures.Parse(body, reader)));
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["ar-SA", "tr-TR", "fa-IR"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                for (var i = damaged.Count - 1; i >= 0; i--)
                {
                    Assert.Equal(expected[i], FeedFixtures.Describe(FeedFixtures.Parse(damaged[i], reader)));
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<item>")]
    [InlineData("</a>")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<!--<b>")]
    [InlineData("<title><![CDATA[</title>")]
    [InlineData("<link/>http://a")]
    [InlineData("<a b='")]
    [InlineData("<a b=\"x>")]
    [InlineData("&lol;")]
    [InlineData("<!ENTITY a \"b\">")]
    [InlineData("<a xmlns:x='y'>")]
    [InlineData("<")]
    [InlineData("<x <y '")]
    [InlineData("< title>")]
    [InlineData("<![ CDATA [")]
    [InlineData("</x>a")]
    [InlineData("<a b=“")]
    [InlineData("\uFFFE")]
    [InlineData("\r")]
    [InlineData("&lt;rss")]
    [InlineData("<meta ")]
    public void Endless_repetition_is_read_in_linear_time(string piece)
    {
        var repeated = new StringBuilder().Insert(0, piece, 300_000 / piece.Length).ToString();

        foreach (var reader in Enum.GetValues<FeedReaderName>())
        {
            AssertModest(Encoding.UTF8.GetBytes("<rss><channel><item><description>" + repeated), piece, reader);
            AssertModest(Encoding.UTF8.GetBytes("<!DOCTYPE rss [" + repeated), piece, reader);
            AssertModest(Encoding.UTF8.GetBytes(repeated), piece, reader);
        }
    }

    [Fact]
    public void A_packed_bomb_is_unpacked_no_further_than_a_feed_may_be_long()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[64 * 1024 * 1024]);
        }

        Assert.IsType<FeedOutcome.NotAFeed>(FeedFixtures.Parse(packed.ToArray()));
    }

    [Theory]
    [InlineData(FeedReaderName.Own)]
    [InlineData(FeedReaderName.CodeHollow)]
    public void A_document_of_nothing_but_tags_is_cut_off_at_a_million(FeedReaderName reader)
    {
        var outcome = FeedFixtures.Parse(Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Repeat("<item/>", 1_500_000))), reader);

        var feed = Assert.IsType<FeedOutcome.Parsed>(outcome).Feed;
        Assert.Equal(FeedParser.MaxEntries, feed.Entries.Count);
        Assert.Contains(feed.Repairs, repair => repair.Message.StartsWith("Only the first 1000000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("\"")]
    [InlineData("\" ")]
    [InlineData("\"a")]
    [InlineData("//")]
    [InlineData("/*")]
    [InlineData("{\"items\":")]
    [InlineData("{\"items\":[{\"id\":")]
    public void Endless_JSON_is_read_in_linear_time(string piece)
    {
        foreach (var reader in Enum.GetValues<FeedReaderName>())
        {
            AssertModest(Encoding.UTF8.GetBytes("{\"items\":[" + new StringBuilder().Insert(0, piece, 100_000)), piece, reader);
        }
    }

    private static void AssertModest(byte[] body, string what, FeedReaderName reader)
    {
        var (outcome, time, allocated) = MeasuredReading.Within(MaxTime, () => FeedFixtures.Parse(body, reader));
        Assert.True(outcome is FeedOutcome.Parsed or FeedOutcome.NotAFeed, what);
        Assert.True(time <= MaxTime, $"{what} took {time} of processor time");
        Assert.True(allocated < MaxAllocatedBytes, $"{what} allocated {allocated} bytes");
    }

    private static byte[] Damage(byte[] body, Random random)
    {
        var at = random.Next(body.Length);
        var end = Math.Min(body.Length, at + random.Next(1, 200));
        switch (random.Next(9))
        {
            case 7:
                return [.. body, .. body];
            case 8:
                body = [.. body];
                for (var flips = 0; flips < 20; flips++)
                {
                    body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
                }

                return body;
            case 0:
                body = [.. body];
                body[at] = (byte)random.Next(256);
                return body;
            case 1:
                return body.Length > 1 ? body[..Math.Max(1, at)] : body;
            case 2:
                return [.. body[..end], .. body[at..]];
            case 3:
                return [.. body[..at], .. body[end..], (byte)' '];
            case 4:
                return [.. body[..at], .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<x>", 10_000))), .. body[at..]];
            case 5:
                return [.. body[..at], .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("&paper;&nbsp;&", 1_000))), .. body[at..]];
            default:
                return [.. body[..at], .. "<>&\"'/]]>-- {["u8[random.Next(14)..], .. body[at..]];
        }
    }
}
