namespace Aggregator.Server.Cli.Archive;

/// <summary>What an archive holds, in words.</summary>
internal static class ArchiveWords
{
    /// <param name="counts">Null where nobody counted.</param>
    public static string Of(IReadOnlyDictionary<string, long>? counts) => counts is null
        ? "the archive"
        : $"{Counted.Of(counts.GetValueOrDefault("article"), "article")} in {Counted.Of(counts.GetValueOrDefault("story"), "story", "stories")}, "
            + $"{Counted.Of(counts.GetValueOrDefault("decision"), "decision")}, {Counted.Of(counts.GetValueOrDefault("source"), "source")}";
}
