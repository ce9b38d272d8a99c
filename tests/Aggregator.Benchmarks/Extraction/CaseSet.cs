using System.IO.Compression;
using System.Text.Json;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>One page with its ground truth.</summary>
/// <param name="Body">The page's bytes as stored.</param>
/// <param name="Truth">The line of gt.jsonl.</param>
internal sealed record Case(string Id, string? Url, byte[] Body, JsonElement Truth);

/// <summary>A folder with meta.jsonl, gt.jsonl and pages.</summary>
internal static class CaseSet
{
    public static IEnumerable<Case> Read(string folder)
    {
        var truths = Lines(Path.Combine(folder, "gt.jsonl")).ToDictionary(line => line.GetProperty("id").GetString() ?? "", StringComparer.Ordinal);
        foreach (var meta in Lines(Path.Combine(folder, "meta.jsonl")))
        {
            var id = meta.GetProperty("id").GetString() ?? "";
            if (truths.TryGetValue(id, out var truth))
            {
                var url = meta.TryGetProperty("url", out var address) ? address.GetString() : null;
                yield return new Case(id, url, Bytes(Path.Combine(folder, meta.GetProperty("path").GetString() ?? "")), truth);
            }
        }
    }

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var memory = new MemoryStream();
        plain.CopyTo(memory);
        return memory.ToArray();
    }
}
