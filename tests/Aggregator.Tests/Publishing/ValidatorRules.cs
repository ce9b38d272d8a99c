using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aggregator.Tests.Publishing;

/// <summary>The rules of the W3C feed validator that our feeds could break, written from its documentation. No registry has the
/// validator itself.</summary>
internal static partial class ValidatorRules
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    public static IReadOnlyList<string> OfRss(XDocument document)
    {
        List<string> faults = [];
        var channel = document.Root?.Element("channel");
        if (document.Root?.Attribute("version")?.Value != "2.0" || channel is null)
        {
            return ["not RSS 2.0"];
        }

        Once(faults, channel, "title", "link", "description", "language");
        faults.AddRange(channel.Descendants().Where(element => !element.HasElements && element.Name != Content + "encoded" && Guessed.IsMatch(element.Value)).Select(element => $"ContainsHTML or CharacterData {element.Value}"));
        if (channel.Elements(Atom + "link").Count(link => link.Attribute("rel")?.Value == "self") != 1)
        {
            faults.Add("MissingAtomSelfLink");
        }

        Check(faults, channel.Elements("item").Select(item => item.Element("guid")?.Value), "DuplicateGuid");
        foreach (var item in channel.Elements("item"))
        {
            RssItem(faults, item);
        }

        return faults;
    }

    public static IReadOnlyList<string> OfAtom(XDocument document)
    {
        List<string> faults = [];
        if (document.Root is not { } feed || feed.Name != Atom + "feed")
        {
            return ["not Atom"];
        }

        Once(faults, feed, Atom + "id", Atom + "title", Atom + "updated");
        faults.AddRange(feed.Descendants().Where(element => !element.HasElements && element.Name != Atom + "content" && Guessed.IsMatch(element.Value)).Select(element => $"ContainsUndeclaredHTML {element.Value}"));
        Check(faults, feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")?.Value), "DuplicateIds");
        Check(faults, feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "updated")?.Value), "DuplicateUpdated");
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            Once(faults, entry, Atom + "id", Atom + "title", Atom + "updated", Atom + "published", Atom + "content");
            faults.AddRange(entry.Descendants().Where(element => element.Name == Atom + "updated" && !Rfc3339.IsMatch(element.Value)).Select(element => $"InvalidRFC3339Date {element.Value}"));
            faults.AddRange(entry.Elements(Atom + "category").Where(category => category.Attribute("term")?.Value is null or "").Select(_ => "MissingAttribute term"));
            if (!entry.Elements(Atom + "author").Any() || entry.Elements(Atom + "author").Any(author => string.IsNullOrWhiteSpace(author.Element(Atom + "name")?.Value)))
            {
                faults.Add("MissingElement author");
            }

            if (entry.Element(Atom + "source") is { } source)
            {
                Once(faults, source, Atom + "id", Atom + "title", Atom + "updated");
            }

            Addresses(faults, entry.Descendants(Atom + "link").Select(link => link.Attribute("href")?.Value));
            Markup(faults, entry.Element(Atom + "content")?.Value ?? "");
        }

        return faults;
    }

    /// <summary>Rules for both formats: languages, the address of the document, tag: URIs as ids, titles without markup, and
    /// dates.</summary>
    public static IReadOnlyList<string> OfOurs(XDocument document)
    {
        List<string> faults = [];
        var root = document.Root ?? throw new ArgumentException("An empty document.", nameof(document));
        if (root.Attribute(XNamespace.Xml + "lang")?.Value != "ar")
        {
            faults.Add("no xml:lang");
        }

        var links = (root.Element("channel") ?? root).Elements(Atom + "link").ToList();
        Addresses(faults, links.Select(link => link.Attribute("href")?.Value));
        if (links.Count(link => link.Attribute("rel")?.Value == "self") != 1 || links.GroupBy(link => (link.Attribute("rel")?.Value, link.Attribute("type")?.Value)).Any(group => group.Count() > 1))
        {
            faults.Add("DuplicateAtomLink or MissingSelf");
        }

        var ids = document.Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "id")).Append(root.Element(Atom + "id")).Concat(document.Descendants("guid"));
        faults.AddRange(ids.OfType<XElement>().Where(id => !TagUri.IsMatch(id.Value)).Select(id => $"InvalidTAG {id.Value}"));
        var titles = document.Descendants().Where(element => element.Name.LocalName == "title").Select(element => element.Value);
        faults.AddRange(titles.Where(title => Tag.IsMatch(title) || title != title.Trim()).Select(title => $"ContainsHTML {title}"));
        return faults;
    }

    private static void RssItem(List<string> faults, XElement item)
    {
        Once(faults, item, "title", "link", "guid", "pubDate", Content + "encoded");
        if (!DateTimeOffset.TryParseExact(item.Element("pubDate")?.Value, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            faults.Add("InvalidRFC2822Date");
        }

        if (item.Element("guid")?.Attribute("isPermaLink")?.Value != "false")
        {
            faults.Add("InvalidPermalink");
        }

        if (item.Elements("author").Any() || !item.Elements(DublinCore + "creator").Any())
        {
            faults.Add("names belong into dc:creator");
        }

        var enclosures = item.Elements("enclosure").ToList();
        if (enclosures.Count > 1 || enclosures.Any(one => one.Attribute("length")?.Value != "0" || one.Attribute("type")?.Value.Contains('/', StringComparison.Ordinal) != true))
        {
            faults.Add("enclosure");
        }

        Addresses(faults, [item.Element("link")?.Value, item.Element("source")?.Attribute("url")?.Value ?? "https://none.example/", .. enclosures.Select(one => one.Attribute("url")?.Value), .. item.Elements(Media + "content").Select(one => one.Attribute("url")?.Value)]);
        Markup(faults, item.Element(Content + "encoded")?.Value ?? "");
    }

    private static void Markup(List<string> faults, string html)
    {
        faults.AddRange(UnknownAttribute.Matches(html).Select(match => $"SecurityRiskAttr {match.Value}"));
        faults.AddRange(Relative.Matches(html).Select(match => $"ContainsRelRef {match.Value}"));
        if (Misread.IsMatch(html))
        {
            faults.Add("BadCharacters");
        }

        if (Dangerous.IsMatch(html))
        {
            faults.Add("SecurityRisk");
        }
    }

    private static void Once(List<string> faults, XElement parent, params XName[] names) =>
        faults.AddRange(names.Where(name => parent.Elements(name).Count() != 1 || string.IsNullOrWhiteSpace(parent.Element(name)?.Value)).Select(name => $"{parent.Name.LocalName} needs one {name.LocalName}"));

    private static void Check(List<string> faults, IEnumerable<string?> values, string fault)
    {
        var all = values.ToList();
        if (all.Distinct().Count() != all.Count)
        {
            faults.Add(fault);
        }
    }

    // Addresses in a feed must be ASCII: the validator reports an IRI in RSS as "InvalidLink". Brackets may stand only in hosts.
    private static void Addresses(List<string> faults, IEnumerable<string?> addresses) =>
        faults.AddRange(addresses.Where(address => address is null || !PlainUri.IsMatch(address)).Select(address => $"InvalidLink {address}"));

    // This is the validator's form of RFC 4151.
    [GeneratedRegex(@"^tag:([-\w.]+@)?[-\w.]+,\d{4}(-\d\d){0,2}:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*$")]
    private static partial Regex TagUri { get; }

    [GeneratedRegex("</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"^https?://(\[[0-9a-fA-F:.]+\])?[!-Z\\^-~]*$")]
    private static partial Regex PlainUri { get; }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
    private static partial Regex Rfc3339 { get; }

    // Text that a program may take for HTML when the format does not say whether the text is HTML.
    [GeneratedRegex("<[/a-zA-Z]|&#[x0-9]|&(?:amp|lt|gt|quot|nbsp);")]
    private static partial Regex Guessed { get; }

    [GeneratedRegex("[\u0080-\u009f\ufdd0-\ufdef\ufffd]")]
    private static partial Regex Misread { get; }

    [GeneratedRegex(@"<\w+[^>]*\s(style|loading|referrerpolicy|srcset|sizes|decoding|on\w+)=")]
    private static partial Regex UnknownAttribute { get; }

    [GeneratedRegex("(?:src|href)=\"(?!https?:|mailto:|#)[^\"]*\"")]
    private static partial Regex Relative { get; }

    [GeneratedRegex("<(script|style|iframe|object|embed|form|meta|link)\\b")]
    private static partial Regex Dangerous { get; }
}
