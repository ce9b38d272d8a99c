using Aggregator.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Tests.Sources;

/// <summary>Random sources with every setting, whose texts are awkward for XML, CSV and JSON.</summary>
internal static class RandomSources
{
    private static readonly string[] Pieces =
    [
        "صدى", "الريف", " ", "\"", "'", "«", "»", ",", ";", "\n", "\r\n", "\t", "=1+1", "+", "-", "@cmd", "<b>", "&amp;", "&", "]]>", "\\", "/", "😀", "\u202e", "\u00a0", "{", "[", "true", "0", "'=",
    ];

    private static Gen<string> Word => Gen.ArrayOf(Gen.Elements(Pieces), 4).Select(pieces => string.Concat(pieces).Trim() is { Length: > 0 } text ? text : "'");

    public static Gen<Source> One(int number) =>
        from texts in Gen.ArrayOf(Word, 12)
        from bits in Gen.ArrayOf(Gen.Elements(true, false), 20)
        from numbers in Gen.ArrayOf(Gen.Choose(1, 99), 6)
        select Make(number, texts, bits, numbers);

    public static Gen<IReadOnlyList<Source>> List => from count in Gen.Choose(0, 6)
                                                     from sources in Gen.CollectToArray(Enumerable.Range(0, count).Select(One))
                                                     select (IReadOnlyList<Source>)sources;

    private static Source Make(int number, string[] texts, bool[] bits, int[] numbers) => new()
    {
        Id = $"paper-{number}",
        Name = texts[0],
        Kind = bits[0] ? SourceKind.Listing : bits[1] ? SourceKind.Sitemap : SourceKind.Feed,
        FeedUrls = [.. Enumerable.Range(0, 1 + (numbers[0] % 3)).Select(i => new Uri($"https://paper{number}.example/خبر/{i}?a=1&b=%D8%A7"))],
        HomePage = bits[2] ? new Uri($"https://paper{number}.example/") : null,
        Country = bits[3] ? "MA" : null,
        Category = bits[4] ? "sports" : null,
        Language = bits[5] ? "ar-MA" : "ar",
        PageRules = bits[6] ? new PageRules { Title = texts[1], Body = bits[7] ? texts[2] : null, Remove = bits[8] ? [texts[3], texts[4]] : [] } : null,
        Listing = bits[0] || bits[9] ? new ListingRules { Item = texts[5], Link = bits[10] ? texts[6] : null } : null,
        Reader = bits[11] ? FeedReaderName.CodeHollow : bits[12] ? FeedReaderName.Own : null,
        Encoding = bits[13] ? "windows-1256" : null,
        TimeZone = bits[14] ? "Africa/Casablanca" : null,
        DateCorrection = bits[15] ? TimeSpan.FromHours(-3) : TimeSpan.Zero,
        MinInterval = TimeSpan.FromSeconds(numbers[1]),
        MaxInterval = TimeSpan.FromHours(24 + numbers[2]),
        Weight = numbers[3] / 10.0,
        Publish = (PublishLevel)(numbers[4] % 3),
        Images = (ImagePolicy)(numbers[5] % 3),
        Logo = bits[16] ? new Uri($"https://paper{number}.example/logo.png") : null,
        UserAgent = bits[17] ? "=Reader/1.0 (a, \"b\")" : null,
        Headers = bits[18] ? new Dictionary<string, string> { ["X-One"] = "-1", ["Accept-Language"] = "ar, en;q=0.5" } : new Dictionary<string, string>(),
        Enabled = bits[19],
        DisabledReason = bits[19] ? null : texts[7],
    };
}
