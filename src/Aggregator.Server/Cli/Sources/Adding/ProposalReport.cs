using System.CommandLine;
using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Server.Cli.Output;
using Aggregator.Sources;
using Aggregator.Text.Sentences;
using Aggregator.Trials;
using Aggregator.Trials.Saving;

namespace Aggregator.Server.Cli.Sources.Adding;

/// <summary>A proposal for people, whole or in one line, or for scripts.</summary>
internal sealed class ProposalReport(ParseResult result, bool isShort, bool isJson)
{
    private const int MaxOpening = 160;
    private const int MaxLeftOut = 4;

    private readonly Language _language = result.Language;

    public void Tell(Proposal proposal, SavedSource? saved)
    {
        if (isJson)
        {
            JsonAnswer.Write(result.Call, ProposalJson.Of(proposal, saved), ProposalJsonContext.Readable.ProposalJson);
            return;
        }

        foreach (var line in isShort ? [Line(proposal, saved)] : Whole(proposal, saved))
        {
            result.Call.Output.WriteLine(line);
        }
    }

    private string Line(Proposal proposal, SavedSource? saved) => proposal.IsRefused
        ? $"{Choose("refused", "مرفوض")}  {proposal.Address}  {proposal.Refusals[0].Sentence.ShortIn(_language)}"
        : $"{proposal.Mark,3}  {proposal.Address}  {proposal.Source?.Name} ({proposal.Source?.Id})  {Kind(proposal.Source)}  {(saved is null ? Choose("not saved", "لم يُحفظ") : Choose("saved", "حُفظ"))}";

    private IEnumerable<string> Whole(Proposal proposal, SavedSource? saved)
    {
        if (proposal.Source is { } source)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{source.Name} ({source.Id})  {Choose("mark", "العلامة")} {proposal.Mark} / 100");
            yield return $"  {Kind(source)}: {source.FeedUrls[0]}";
            foreach (var line in Rules(source.Listing))
            {
                yield return line;
            }
        }

        foreach (var refusal in proposal.Refusals)
        {
            yield return $"{Choose("Refused", "مرفوض")}: {refusal.Sentence.WholeIn(_language)}";
        }

        foreach (var reason in proposal.Reasons)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {reason.Points,3} / {reason.MostPoints,2}  {reason.Sentence.In(_language)}");
        }

        foreach (var line in proposal.Hints.Select(hint => $"  ! {hint.Sentence.WholeIn(_language)}").Concat(Tried(proposal)).Concat(proposal.Articles.SelectMany(Told)))
        {
            yield return line;
        }

        if (saved is not null)
        {
            yield return Choose($"Saved as {saved.Id} with {saved.Articles} articles.", $"حُفظ باسم {saved.Id}، والأخبار: {saved.Articles}.");
        }
        else if (!proposal.IsRefused)
        {
            yield return Choose("Nothing is saved; --yes saves it.", "لم يُحفظ شيء؛ وللحفظ: \u2066--yes\u2069.");
        }
    }

    private static IEnumerable<string> Rules(ListingRules? rules) => rules is null ? []
        : new[] { ("item", rules.Item), ("link", rules.Link), ("title", rules.Title), ("date", rules.Date) }.Where(rule => rule.Item2 is not null).Select(rule => $"    {rule.Item1}: {rule.Item2}");

    /// <summary>The usual paths that gave nothing are told in one line.</summary>
    private IEnumerable<string> Tried(Proposal proposal) => proposal.Tried
        .GroupBy(attempt => (attempt.Step, attempt.Outcome, Place: attempt.Outcome is AttemptOutcome.NotFound ? null : attempt.Url))
        .Select(group => $"  {Sentence.Of(group.Key.Step).In(_language)}: {Sentence.Of(group.Key.Outcome).In(_language)}"
            + (group.Key.Place is { } place ? $"  {place}" : string.Create(CultureInfo.InvariantCulture, $" ×{group.Count()}")));

    private IEnumerable<string> Told(TriedArticle tried)
    {
        var article = tried.Article;
        var date = (article?.Published ?? tried.AnnouncedAt)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? Choose("no date", "بلا تاريخ");
        yield return $"  - {article?.Title ?? tried.Announced}";
        yield return string.Create(CultureInfo.InvariantCulture, $"    {Sentence.Of(tried.Verdict).In(_language)}{Letters(article)}  {date}  {string.Join("، ", article?.Authors ?? [])}  {article?.Section}").TrimEnd();
        yield return $"    {tried.Url}";
        if (tried.Opening is { } opening)
        {
            yield return $"    {(opening.Length <= MaxOpening ? opening : $"{opening[..MaxOpening]}…")}";
        }

        if (article?.Image is { } image)
        {
            yield return $"    {Choose("picture", "الصورة")}: {image}";
        }

        if (tried.Detail is { } detail)
        {
            yield return $"    {detail.In(_language)}";
        }

        foreach (var line in tried.LeftOut.Take(MaxLeftOut))
        {
            yield return $"    {Choose("left out", "حُذف")} ({Sentence.Of(line.Reason).In(_language)}): {line.Text}";
        }

        foreach (var line in tried.Doubtful.Take(MaxLeftOut))
        {
            yield return $"    {Choose("doubtful", "مشكوك فيه")}: {line}";
        }
    }

    private string Letters(Article? article) => article is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{Choose(", letters", "، الحروف")}: {article.BodyText.Length}");

    private string Kind(Source? source) => source?.Kind switch
    {
        SourceKind.Listing => Choose("list on the page", "قائمة في الصفحة"),
        SourceKind.Sitemap => Choose("sitemap", "خريطة موقع"),
        _ => Choose("feed", "خلاصة"),
    };

    private string Choose(string english, string arabic) => _language.Choose(english, arabic);
}
