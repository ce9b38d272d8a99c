using System.Globalization;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Web.Arabic;
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
            yield return string.Create(CultureInfo.InvariantCulture, $"  {trial.MediaType ?? language.Choose("no media type", "بلا نوع")}, {bytes} {language.Choose("bytes", "بايت")}");
        }

        foreach (var line in trial.Problem is null ? Feed(trial, language) : Page(trial, trial.Problem, language))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Feed(FeedTrial trial, Language language)
    {
        yield return trial.Sitemaps > 0
            ? language.Choose(
                $"  {trial.Format}: {Quantity.Of(trial.Sitemaps, "sitemap")}, of which the service reads the newest",
                $"  {trial.Format}: خرائط موقع عددها {trial.Sitemaps}، تُقرأ أحدثها")
            : language.Choose(
                $"  {trial.Format}: {trial.Title}, {Quantity.Of(trial.Entries, "entry", "entries")}",
                $"  {trial.Format}: {trial.Title}، {ArabicCount.Articles.Of(trial.Entries)}");
        if (trial.Reader is { } reader)
        {
            yield return language.Choose($"  read by {ReaderWords.Of(reader)}", $"  قرأها {ReaderOpinion.Of(reader)}");
        }

        if (trial.SecondOpinion is { } opinion)
        {
            yield return language.Choose($"  second opinion: {opinion.Sentence}", $"  {opinion.Arabic}");
        }

        foreach (var entry in trial.First)
        {
            yield return $"  - {Direction.Isolated(entry.Title ?? "", language)} | {Moment(entry.Published, language)} | {entry.Link}";
        }

        foreach (var repair in trial.Repairs)
        {
            yield return $"  {language.Choose("mended", "أُصلح")}: {(repair.Line is { } line ? $"{language.Choose("line", "السطر")} {line}: " : "")}{Direction.Isolated(repair.Message, language)}";
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
            yield return string.Create(CultureInfo.InvariantCulture, $"  {language.Choose("article", "خبر")}: {article.Title} ({article.Method}, {language.Choose("quality", "الجودة")} {article.Quality:F2})");
            yield return $"  {language.Choose("by", "بقلم")} {(article.Authors.Count > 0 ? string.Join("، ", article.Authors) : language.Choose("nobody named", "كاتب غير مذكور"))}, {Moment(article.Published, language)}";
            yield return $"  {article.Lede}";
        }
        else if (trial.Bytes is not null)
        {
            yield return language.Choose("  It is not an article either.", "  وليست خبرا أيضا.");
        }

        foreach (var feed in trial.Suggestions)
        {
            yield return $"  {language.Choose("try its feed", "جرّب خلاصتها")}: {feed.Url} {feed.Title}".TrimEnd();
        }
    }

    private static string Moment(DateTimeOffset? instant, Language language) => instant?.ToString("u", CultureInfo.InvariantCulture) ?? language.Choose("no date", "بلا تاريخ");
}
