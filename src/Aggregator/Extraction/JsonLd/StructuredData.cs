using System.Text.Json;

namespace Aggregator.Extraction.JsonLd;

/// <summary>What the page's JSON-LD says about its article; null where it says nothing.</summary>
internal sealed record StructuredData
{
    public static StructuredData None { get; } = new();

    public string? Type { get; init; }

    public string? Headline { get; init; }

    public string? Description { get; init; }

    public string? Body { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }

    public string? Address { get; init; }

    public string? BasedOn { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The names of all author nodes that are objects. Organisations
    /// are among them, and <see cref="Authors"/> has none.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    public IReadOnlyList<string> Images { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string? Publisher { get; init; }

    /// <summary>The name of the WebSite node.</summary>
    public string? Site { get; init; }

    public bool IsPaywalled { get; init; }

    /// <summary>Whether the page declares itself a list of articles or of search results.</summary>
    public bool IsListing { get; init; }

    public bool IsArticle => Type is not null;

    /// <param name="scripts">The contents of the page's JSON-LD scripts.</param>
    /// <param name="page">The address that relative @id values are resolved against.</param>
    public static StructuredData Read(IReadOnlyList<string> scripts, Uri page)
    {
        var nodes = new List<JsonElement>();
        var documents = new List<JsonDocument>();
        try
        {
            foreach (var script in scripts.Take(40))
            {
                if (JsonLdReader.Parse(script) is { } document)
                {
                    documents.Add(document);
                    JsonLdReader.Flatten(document.RootElement, nodes);
                }
            }

            return JsonLdArticle.Choose(nodes, page);
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }
}

/// <summary>Reads JSON-LD scripts that break the rules of JSON in common ways:
/// line breaks in strings, comments, CDATA marks, trailing commas.</summary>
internal static class JsonLdReader
{
    private const int MaxNodes = 2000;

    public static JsonDocument? Parse(string script)
    {
        var text = Clean(script);
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
        }
        catch (JsonException)
        {
            // A script that cannot be read is ignored. The other evidence on the page is used.
            return null;
        }
    }

    public static void Flatten(JsonElement root, List<JsonElement> nodes)
    {
        var waiting = new Queue<JsonElement>([root]);
        while (waiting.TryDequeue(out var element) && nodes.Count < MaxNodes)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    waiting.Enqueue(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(element);
                foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                {
                    if (element.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                    {
                        waiting.Enqueue(inner);
                    }
                }
            }
        }
    }

    private static string Clean(string script)
    {
        var text = string.Create(script.Length, script, (signs, from) =>
        {
            for (var i = 0; i < signs.Length; i++)
            {
                signs[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });
        foreach (var mark in (ReadOnlySpan<string>)["<![CDATA[", "]]>", "<!--", "-->"])
        {
            text = text.Replace(mark, "", StringComparison.Ordinal);
        }

        return text.Trim().TrimStart('/', '*', ' ').TrimEnd(';', '/', '*', ' ');
    }
}
