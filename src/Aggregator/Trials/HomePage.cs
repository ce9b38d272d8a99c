using System.Text.RegularExpressions;
using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Verdicts;
using Aggregator.Fetching;
using Aggregator.Fetching.Politeness;
using Aggregator.Text;
using Aggregator.Text.Addresses;
using Aggregator.Text.Encodings;

namespace Aggregator.Trials;

/// <summary>What the page of a newspaper says about itself, as far as a trial needs it.</summary>
public sealed partial record HomePage
{
    private const int MaxText = 20_000;

    public required Uri Url { get; init; }

    /// <summary>The title in the head; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The name of the site in the head; null when there is none.</summary>
    public string? SiteName { get; init; }

    /// <summary>The visible text, one line for each block; at most 20,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The hosts of links, scripts and frames, in ASCII.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The number of different links to pages of the own site.</summary>
    public int OwnLinks { get; init; }

    /// <summary>The number of different links to each other site, by its registered domain.</summary>
    public IReadOnlyDictionary<string, int> LinkedSites { get; init; } = new Dictionary<string, int>();

    /// <summary>The feeds that the page names.</summary>
    public IReadOnlyList<Uri> Feeds { get; init; } = [];

    /// <summary>Whether the operator gave a feed, and the page is the one that the feed names as its site.</summary>
    public bool IsBehindFeed { get; init; }

    /// <summary>The number of characters of scripts.</summary>
    public int ScriptCharacters { get; init; }

    /// <summary>The shield that answered in place of the site; null when the page is the site's.</summary>
    public string? Shield { get; init; }

    /// <summary>Whether the page names the feed.</summary>
    public bool Names(Uri feed) => Feeds.Any(named => CanonicalUrl.Key(named.AbsoluteUri) == CanonicalUrl.Key(feed.AbsoluteUri));

    public static HomePage Read(FetchedDocument document)
    {
        var page = PageParser.Parse(TextDecoder.Decode(document.Body.Span, document.Charset, null).Value, document.Url);
        var evidence = new PageEvidence(page, null);
        var text = string.Join('\n', page.Blocks.Select(block => block.Text));
        var links = page.Anchors.Concat(page.Links).Select(link => page.Resolve(link.Element.GetAttribute("href"))).OfType<Uri>().ToList();
        var sites = links.Where(link => link.PathAndQuery.Length > 1).DistinctBy(link => link.AbsoluteUri).CountBy(RegisteredDomain.Of).ToDictionary(StringComparer.Ordinal);
        return new HomePage
        {
            Url = document.Url,
            Title = page.HeadTitle is { } title && DisplayText.Clean(title) is { Length: > 0 } clean ? clean : null,
            SiteName = evidence.SiteName is { } name && DisplayText.Clean(name) is { Length: > 0 } site ? site : null,
            Text = text.Length <= MaxText ? text : text[..MaxText],
            Hosts = [.. links.Concat(Embedded(page)).Select(HostName.Ascii).Distinct(StringComparer.Ordinal)],
            OwnLinks = sites.GetValueOrDefault(RegisteredDomain.Of(document.Url)),
            LinkedSites = sites,
            Feeds = [.. FeedDiscovery.FindNamed(document).Where(feed => feed.Evidence != FeedEvidence.Sitemap).Select(feed => feed.Url)],
            ScriptCharacters = page.ScriptCharacters,
            Shield = BlockPages.Name(page.Original.Span, text.Length, page.HeadTitle),
        };
    }

    /// <summary>Scripts and frames are trimmed away before the page is walked, so their addresses are read from the markup.</summary>
    private static IEnumerable<Uri> Embedded(Page page) => EmbeddedAddress.Matches(page.Original.ToString())
        .Select(match => page.Resolve(match.Groups[1].Value)).OfType<Uri>();

    [GeneratedRegex(@"<(?:script|i?frame)\b[^<>]*?\ssrc\s*=\s*[""']?([^""'\s>]{4,500})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmbeddedAddress { get; }
}
