using System.Globalization;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The result of trying an address, in lines for people.</summary>
internal static class FeedTrialReport
{
    public static IEnumerable<string> Tell(FeedTrial trial, Language language)
    {
        yield return $"{trial.Url}";
        if (trial.Bytes is { } bytes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {trial.MediaType ?? "no media type"}, {bytes} bytes");
        }

        foreach (var line in trial.Problem is null ? Feed(trial) : Page(trial, trial.Problem, language))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Feed(FeedTrial trial)
    {
        yield return trial.Sitemaps > 0
            ? $"  {trial.Format}: {Quantity.Of(trial.Sitemaps, "sitemap")}, of which the service reads the newest"
            : $"  {trial.Format}: {trial.Title}, {Quantity.Of(trial.Entries, "entry", "entries")}";
        if (trial.Reader is { } reader)
        {
            yield return $"  read by {ReaderWords.Of(reader)}";
        }

        if (trial.SecondOpinion is { } opinion)
        {
            yield return $"  second opinion: {opinion.Sentence}";
        }

        foreach (var entry in trial.First)
        {
            yield return $"  - {entry.Title} | {Moment(entry.Published)} | {entry.Link}";
        }

        foreach (var repair in trial.Repairs)
        {
            yield return $"  mended: {(repair.Line is { } line ? $"line {line}: " : "")}{repair.Message}";
        }
    }

    private static IEnumerable<string> Page(FeedTrial trial, Sentence problem, Language language)
    {
        foreach (var sentence in new[] { problem.In(language), problem.CauseIn(language), problem.NextStepIn(language) }.OfType<string>())
        {
            yield return $"  {sentence}";
        }

        if (trial.Article is { } article)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  article: {article.Title} ({article.Method}, quality {article.Quality:F2})");
            yield return $"  by {(article.Authors.Count > 0 ? string.Join("، ", article.Authors) : "nobody named")}, {Moment(article.Published)}";
            yield return $"  {article.Lede}";
        }
        else if (trial.Bytes is not null)
        {
            yield return "  It is not an article either.";
        }

        foreach (var feed in trial.Suggestions)
        {
            yield return $"  try its feed: {feed.Url} {feed.Title}".TrimEnd();
        }
    }

    private static string Moment(DateTimeOffset? instant) => instant?.ToString("u", CultureInfo.InvariantCulture) ?? "no date";
}
