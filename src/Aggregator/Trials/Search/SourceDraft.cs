using System.Globalization;
using System.Text;
using Aggregator.Extraction.Fields;
using Aggregator.Feeds;
using Aggregator.Fetching.Politeness;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Trials.Search;

/// <summary>Makes the source that is proposed: its id, its name and its country from what feed and page say.</summary>
internal static class SourceDraft
{
    private const int LongestId = 40;
    private const int LongestName = 60;

    private static readonly char[] Separators = ['|', '–', '—', '»', '«', '›', '•', ':', '&'];

    private static readonly HashSet<string> ArabLeague = new(
        "ma dz tn ly eg sd mr sa ye ae om qa bh kw iq jo lb sy ps km".Split(' '), StringComparer.OrdinalIgnoreCase);

    // The heading of a list or of a front page, for example «كل الأخبار», is no name.
    private static readonly HashSet<string> GeneralWords = new(
        "الرئيسية الصفحة كل جميع آخر اخر أحدث الأخبار أخبار RSS Home News Feed Latest All".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>A source to read documents with, before anything is known of the paper.</summary>
    public static Source Bare(Uri url, SourceKind kind, ListingRules? listing = null) =>
        new() { Id = "trial", Name = url.Host, Kind = kind, FeedUrls = [url], Listing = listing };

    public static Source Named(Source source, ParsedFeed feed, HomePage? home, IReadOnlyList<Source> known)
    {
        var site = home?.Url ?? (feed.Link is { Scheme: "http" or "https" } link && source.Kind is not SourceKind.Listing ? link : source.FeedUrls[0]);
        return source with
        {
            Id = Id(site, known),
            Name = Name(feed, home) ?? HostName.WithoutWww(site.Host),
            HomePage = home is { IsBehindFeed: false } ? home.Url : new Uri(site, "/"),
            Country = ArabLeague.Contains(site.Host[(site.Host.LastIndexOf('.') + 1)..]) ? site.Host[(site.Host.LastIndexOf('.') + 1)..].ToUpperInvariant() : null,
        };
    }

    private static string Id(Uri site, IReadOnlyList<Source> known)
    {
        var domain = RegisteredDomain.Of(site);
        var label = site.HostNameType is UriHostNameType.Dns && domain.Contains('.', StringComparison.Ordinal) ? HostName.Ascii(new Uri($"http://{domain}/")).Split('.')[0] : $"site-{site.Authority}";
        var id = new StringBuilder();
        foreach (var sign in label.ToLowerInvariant())
        {
            _ = char.IsAsciiLetterOrDigit(sign) ? id.Append(sign) : id is { Length: > 0 } && id[^1] != '-' ? id.Append('-') : id;
        }

        var own = id.ToString()[..Math.Min(id.Length, LongestId)].Trim('-');
        own = own.Length > 0 ? own : "site";
        return Enumerable.Range(1, known.Count + 1)
            .Select(number => number == 1 ? own : string.Create(CultureInfo.InvariantCulture, $"{own}-{number}"))
            .First(free => known.All(source => source.Id != free));
    }

    /// <summary>The shortest Arabic name that page and feed agree on; a slogan or the name of a section stands behind it.</summary>
    private static string? Name(ParsedFeed feed, HomePage? home)
    {
        List<string> parts = [.. Parts(home?.SiteName), .. Parts(feed.Title?.Value), .. Parts(home?.Title)];
        var names = parts.Where(part => part.Length is > 1 and <= LongestName && !IsGeneral(part)).ToList();
        return names.Where(LanguageField.IsArabicScript).GroupBy(name => name, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault()
            ?? names.FirstOrDefault();
    }

    private static string[] Parts(string? title) => DisplayText.Clean(title ?? "").Replace(" - ", "|", StringComparison.Ordinal)
        .Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsGeneral(string part) => part.Split(' ').All(GeneralWords.Contains);
}
