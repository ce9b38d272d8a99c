using System.Text.Json;
using System.Text.RegularExpressions;
using Aggregator.Tests.Extraction;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>Counts lines that do not belong to an article, by lists that the extractor does not use.</summary>
/// <param name="rules">A file with expressions under boilerplate.read_also_regex, and sentences; null for our own list
/// only.</param>
internal sealed class LeakCount(FileInfo? rules)
{
    private readonly IReadOnlyList<Regex> _expressions = rules is null ? [] : Read(rules);

    public List<string> Lines { get; } = [];

    /// <returns>Whether the body has such a line.</returns>
    public bool Count(string page, string body)
    {
        var leaked = body.Split('\n').Where(line => LeakList.IsLeak(line, _expressions)).ToList();
        Lines.AddRange(leaked.Select(line => $"{page}: {line[..Math.Min(line.Length, 90)]}"));
        return leaked.Count > 0;
    }

    private static List<Regex> Read(FileInfo rules)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(rules.FullName));
        var boilerplate = file.RootElement.GetProperty("boilerplate");
        var sentences = boilerplate.TryGetProperty("sentences", out var known) ? known.EnumerateArray().Select(sentence => sentence.GetString() ?? "") : [];
        return
        [
            new Regex(boilerplate.GetProperty("read_also_regex").GetString() ?? "", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
            .. sentences.Select(sentence => new Regex($"^{Regex.Escape(sentence).Replace("…", ".{0,80}", StringComparison.Ordinal)}.*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))),
        ];
    }
}
