using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Text.Spelling;
using Spectre.Console;

namespace Aggregator.Server.Cli.Stories;

/// <summary>Two texts side by side, passage by passage.</summary>
internal static class SideBySide
{
    public static int Print(CommandCall call, Biography article, FetchLogEntry? fetch)
    {
        if (article is not { Text: { } ours, Other: { } other })
        {
            call.Error.WriteLine($"Article {article.ArticleId} was found to be like no other: there is nothing to set beside it.");
            return ExitCode.Failed;
        }

        var table = new Table().Border(TableBorder.Simple).ShowRowSeparators()
            .AddColumn("")
            .AddColumn(Markup.Escape($"{article.ArticleId} {article.SourceId}: {article.Title}"))
            .AddColumn(Markup.Escape($"{other.Id} {other.SourceId}: {other.Title}"));
        foreach (var (isShared, mine, theirs) in Rows(ours, other.Text, Passages(article.Explanation, ours, other.Text)))
        {
            var style = isShared ? "green" : "grey";
            table.AddRow(isShared ? "=" : "", $"[{style}]{Markup.Escape(mine)}[/]", $"[{style}]{Markup.Escape(theirs)}[/]");
        }

        call.Screen.Write(table);
        return ExitCode.Done;
    }

    /// <summary>Both texts from beginning to end in rows; a shared passage has its own row.</summary>
    internal static IEnumerable<(bool IsShared, string Mine, string Theirs)> Rows(
        string mine, string theirs, IReadOnlyList<MatchedPassage> passages)
    {
        var (at, there) = (0, 0);
        foreach (var (ours, other) in passages)
        {
            // A passage that stands earlier in the other text is shown at its place in this text; the text between passages is
            // shown once.
            var (before, beforeThere) = (mine[at..ours.Start].Trim(), other.Start > there ? theirs[there..other.Start].Trim() : "");
            if (before.Length + beforeThere.Length > 0)
            {
                yield return (false, before, beforeThere);
            }

            yield return (true, Of(mine, ours), Of(theirs, other));
            (at, there) = (ours.End, Math.Max(there, other.End));
        }

        var (rest, restThere) = (mine[at..].Trim(), theirs[there..].Trim());
        if (rest.Length + restThere.Length > 0)
        {
            yield return (false, rest, restThere);
        }
    }

    /// <summary>The stored passages. They are computed again when a text has changed since, or when only the event is the
    /// same.</summary>
    private static IReadOnlyList<MatchedPassage> Passages(Explanation? why, string ours, string theirs) =>
        why?.Matched(ours, theirs) is { Count: > 0 } stored ? stored : MatchedPassages.Between(ours, theirs);

    private static string Of(string text, TextRange range) => text.Substring(range.Start, range.Length);
}
