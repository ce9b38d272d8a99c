using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Aggregator.Trials.Addresses;

namespace Aggregator.Server.Web.Manage.Adding;

/// <summary>The addresses in what somebody pasted or uploaded: one a line, a table of comma-separated values, or OPML.</summary>
internal static partial class AddressLines
{
    /// <summary>More are refused with a sentence, never cut off silently.</summary>
    public const int Most = 1000;

    /// <returns>Each address once, in order.</returns>
    public static IReadOnlyList<string> Read(string text)
    {
        var lines = text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<') ? Opml(text) : text.Split('\n').Select(Cell);
        return [.. lines.OfType<string>().Select(line => line.Trim()).Where(line => line.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most + 1)];
    }

    /// <summary>The feed of each outline; its page where there is no feed.</summary>
    private static IEnumerable<string?> Opml(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return [.. XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "outline").Select(outline => (string?)outline.Attribute("xmlUrl") ?? (string?)outline.Attribute("htmlUrl"))];
        }
        catch (XmlException)
        {
            // Lists that were cut off or edited by hand: the addresses of the feeds are still legible.
            return FeedAddress.Matches(text).Select(match => match.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal));
        }
    }

    /// <summary>The first cell that is an address; a line without one stays whole, so that its verdict can say so.</summary>
    private static string? Cell(string line) => line.Contains(',', StringComparison.Ordinal) || line.Contains(';', StringComparison.Ordinal) || line.Contains('\t', StringComparison.Ordinal)
        ? line.Split(',', ';', '\t').Select(cell => cell.Trim(' ', '"', '\r')).FirstOrDefault(cell => AddressText.Read(cell).Count > 0)
        : line;

    [GeneratedRegex(@"xmlUrl\s*=\s*[""']([^""'<>]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedAddress { get; }
}
