using System.Collections.Frozen;
using Aggregator.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>The names of one document. Names that most feeds have are shared by all documents, so they need no memory.</summary>
internal sealed class MarkupNames(CharacterBuffer source)
{
    /// <summary>Only an attack has more names than this. All further names
    /// count as one name, so that they do not fill the memory.</summary>
    private const int MaxNames = 4096;

    private static readonly FrozenDictionary<string, KnownName> Common = (
        "rss channel item title link description pubDate guid category author comments enclosure source image url language lastBuildDate generator "
        + "copyright ttl width height docs managingEditor webMaster cloud feed entry id updated published summary content name uri email subtitle rights "
        + "logo icon isPermaLink href rel type version length domain src label term scheme medium xmlns xmlns:atom xmlns:content xmlns:dc xmlns:dcterms "
        + "xmlns:media xmlns:itunes xmlns:sy xmlns:slash xmlns:wfw xmlns:feedburner xmlns:georss xmlns:geo xmlns:thr xmlns:rdf xmlns:xhtml xmlns:news "
        + "xmlns:image xml:lang xml:base atom:link atom10:link dc:creator dc:date dc:subject dc:language dc:rights dc:publisher content:encoded "
        + "slash:comments wfw:commentRss sy:updatePeriod sy:updateFrequency media:content media:thumbnail media:group media:title media:description "
        + "media:credit media:keywords media:category itunes:author itunes:summary itunes:subtitle itunes:image itunes:duration itunes:explicit "
        + "itunes:keywords itunes:category itunes:owner itunes:name itunes:email feedburner:origLink feedburner:info feedburner:feedFlare "
        + "thr:total georss:point rdf:RDF rdf:about rdf:li rdf:Seq rdf:resource items urlset url loc lastmod changefreq priority news:news "
        + "news:publication news:name news:language news:publication_date news:title news:keywords image:image image:loc image:caption sitemap sitemapindex")
        .Split(' ').Distinct(StringComparer.Ordinal).ToFrozenDictionary(name => name, KnownName.Of, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, KnownName>.AlternateLookup<ReadOnlySpan<char>> CommonBySpan =
        Common.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, MarkupName> _names = new(61, StringComparer.Ordinal);
    private readonly List<MarkupName> _byIndex = new(64);
    private MarkupName? _last;

    public MarkupName this[int index] => _byIndex[index];

    /// <summary>The name at a range of the source, in a start tag or an attribute.</summary>
    public MarkupName At(int start, int end)
    {
        ReadOnlySpan<char> span = source.Characters[start..end];
        var guess = _last?.Follower;
        var name = guess is not null && span.SequenceEqual(guess.Full) ? guess : Find(span);
        if (_last is not null)
        {
            _last.Follower = name;
        }

        return _last = name;
    }

    public MarkupName Find(ReadOnlySpan<char> span)
    {
        if (_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(span, out var known))
        {
            return known;
        }

        if (_byIndex.Count > MaxNames)
        {
            return _byIndex[MaxNames];
        }

        var name = new MarkupName(CommonBySpan.TryGetValue(span, out var common) ? common : KnownName.Of(span.ToString()), _byIndex.Count);
        _names.Add(name.Full, name);
        _byIndex.Add(name);
        return name;
    }
}
