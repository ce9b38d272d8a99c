using System.IO.Compression;
using System.Text.Json;
using Aggregator.Extraction.Discovery.Lists;
using Aggregator.Extraction.Pages;
using Aggregator.Fetching;
using Aggregator.Text.Encodings;

namespace Aggregator.Benchmarks.Discovery;

/// <summary>A labelled page, read once for all thresholds.</summary>
internal sealed class HomePage
{
    private readonly Page _page;
    private readonly IReadOnlyList<PageLink> _links;

    private HomePage(JsonElement label, byte[] body)
    {
        Id = Text(label, "id");
        Kind = Text(label, "kind");
        Language = Text(label, "lang");
        Document = new FetchedDocument { Url = new Uri(Text(label, "url")), Body = body, FetchedAt = DateTimeOffset.UnixEpoch };
        Wanted = Elements(label, "wanted").GroupBy(wanted => LinkKey.Of(Text(wanted, "link"))).ToDictionary(group => group.Key, group => Text(group.First(), "headline"));
        Optional = Elements(label, "optional").Select(link => LinkKey.Of(link.ValueKind == JsonValueKind.String ? link.GetString() ?? "" : Text(link, "link")))
            .Where(key => !Wanted.ContainsKey(key)).ToHashSet(StringComparer.Ordinal);
        _page = PageParser.Parse(TextDecoder.Decode(body, null, null).Value, Document.Url);
        _links = new LinkReader(_page).Read();
    }

    public string Id { get; }

    /// <summary>home, section, article or negative.</summary>
    public string Kind { get; }

    public string Language { get; }

    public FetchedDocument Document { get; }

    /// <summary>Headlines by the key of their link.</summary>
    public IReadOnlyDictionary<string, string> Wanted { get; }

    public IReadOnlySet<string> Optional { get; }

    public bool IsList => Kind is "home" or "section";

    /// <summary>Pages of one site are left out together: the last two labels of the host, three under co.uk and its like.</summary>
    public string Site
    {
        get
        {
            var labels = Document.Url.Host.Split('.');
            return string.Join('.', labels.TakeLast(labels.Length > 2 && labels[^2].Length <= 3 ? 3 : 2));
        }
    }

    public static List<HomePage> Read(DirectoryInfo folder) =>
        [.. File.ReadLines(Path.Combine(folder.FullName, "pages.jsonl")).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Select(label => new HomePage(label, Bytes(Path.Combine(folder.FullName, Text(label, "path")))))];

    public ArticleList Find(ListOptions options) => ListFinder.Find(_page, _links, options);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var memory = new MemoryStream();
        plain.CopyTo(memory);
        return memory.ToArray();
    }
}
