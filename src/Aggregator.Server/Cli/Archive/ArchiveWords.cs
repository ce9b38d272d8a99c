namespace Aggregator.Server.Cli.Archive;

/// <summary>The content of an archive in words.</summary>
internal static class ArchiveWords
{
    /// <param name="counts">Null when nothing was counted.</param>
    public static string Of(IReadOnlyDictionary<string, long>? counts) => counts is null
        ? "the archive"
        : $"{Quantity.Of(counts.GetValueOrDefault("article"), "article")} in {Quantity.Of(counts.GetValueOrDefault("story"), "story", "stories")}, "
            + $"{Quantity.Of(counts.GetValueOrDefault("decision"), "decision")}, {Quantity.Of(counts.GetValueOrDefault("source"), "source")}";
}
