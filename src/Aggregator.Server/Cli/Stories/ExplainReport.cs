using System.Globalization;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Stories;

/// <summary>The history of an article in sentences.</summary>
internal static class ExplainReport
{
    /// <summary>The number of characters of a passage that are printed.</summary>
    private const int PassageLength = 70;

    public static IEnumerable<string> Tell(Biography article, FetchLogEntry? fetch, Language language)
    {
        yield return $"Entry {article.EntryId} of {article.SourceId}, known as \"{article.EntryKey}\"";
        yield return $"  link           {article.Link ?? "none"}";
        yield return $"  first seen     {Moment(article.FirstSeen)}";
        yield return $"  page           {article.State} after {Quantity.Of(article.Attempts, "attempt")}{(article.Failure is null ? "" : $": {article.Failure.ShortIn(language)}")}";
        if (fetch is not null)
        {
            yield return $"  last fetch     {Moment(fetch.At)} {Sentence.Of(fetch.Result).In(language)}: {fetch.Url} {fetch.Detail?.ShortIn(language)}".TrimEnd();
            if (fetch.Reader is { } reader)
            {
                yield return $"  read by        {ReaderWords.Of(reader)}";
            }
        }

        if (article.Title is null)
        {
            yield return "It is not in the feed: there is no article of it yet.";
            yield break;
        }

        yield return $"Article {article.ArticleId}: {article.Title}";
        yield return Text($"  extracted by   {article.Method}, quality {article.Quality:F2}, version {article.Version}");
        yield return $"  address        {article.Url}";
        yield return $"  canonical      {article.CanonicalUrl}";
        yield return $"  ordered at     {Moment(article.At)}, changed {Moment(article.UpdatedAt)}";
        yield return article switch
        {
            { StoryId: null } => "It is not in the feed yet: it waits to be grouped.",
            { IsHidden: true } => $"It is not in the feed: an editor hid it (story {article.StoryId}).",
            { DuplicateOf: { } original, Shown: { } shown } when shown.Id == article.ArticleId =>
                $"It is in the feed, in story {article.StoryId}, as the shown version of the text of article {original}.",
            { DuplicateOf: { } original } => $"It is hidden under article {original}, whose text it carries (story {article.StoryId}).",
            { Shown: { } shown } when shown.Id != article.ArticleId => $"In the feed, in story {article.StoryId}, article {shown.Id} is shown in its place, with the same text.",
            _ => $"It is in the feed, in story {article.StoryId}.",
        };
        foreach (var line in Parts(article).Concat(Shown(article)).Concat(Compared(article)).Concat(Decided(article)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Parts(Biography article)
    {
        if (article.IsPart)
        {
            yield return "  part           one of several articles of its source with this address, told apart by headline or guid";
        }

        foreach (var other in article.SameAddress)
        {
            yield return $"  same address   article {other.Id} «{other.Title}»";
        }

        if (article.Continues is { } earlier)
        {
            yield return $"  story so far   part {article.StoryPart} of the event: story {article.StoryId} continues story {earlier.Id} «{earlier.Title}», which is closed";
        }

        if (article.ContinuedBy is { } later)
        {
            yield return $"  goes on        in story {later.Id} «{later.Title}»: story {article.StoryId} is closed";
        }
    }

    private static IEnumerable<string> Shown(Biography article)
    {
        if (article.Shown is { } version)
        {
            yield return $"  shown version  article {version.Id}: {LeadReasonText.Version(version.Why)}";
        }

        if (article.Lead is { } lead)
        {
            yield return $"  leads story    article {lead.Lead}{(lead.Lead == article.ArticleId ? " (this one)" : "")}: {LeadReasonText.Lead(lead)}";
        }
    }

    private static IEnumerable<string> Compared(Biography article)
    {
        if (article.StoryId is null)
        {
            yield break;
        }

        if (article.Explanation is not { } why)
        {
            yield return "The machine found nothing like it.";
            yield break;
        }

        yield return why.Why switch
        {
            ExplanationKind.SameText => $"The machine found the text of article {why.Other}{Named(article.Other)}.",
            ExplanationKind.SameTitle => $"The machine found the title of article {why.Other}{Named(article.Other)}, and hardly a text.",
            ExplanationKind.SameAddress => $"The same source sent this address before, as article {why.Other}.",
            ExplanationKind.SameEvent => $"The machine found the event of story {why.Other}{Named(article.Other)}.",
            ExplanationKind.Bridge => $"It began a story of its own. Article {why.Through} was near to that story and to story {why.Other}{Named(article.Other)}: the two are one event.",
            ExplanationKind.Editor => "An editor placed it.",
            _ => "The machine found nothing like it.",
        };
        foreach (var line in Measured(why).Concat(Passages(article, why)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Measured(Explanation why)
    {
        if (why.Score is { } score)
        {
            yield return Text($"  score          {score:F3}{(why.Needed is { } needed ? Text($", needed {needed:F2}") : "")}");
        }

        if (why is { OfNew: { } ours, OfOther: { } theirs })
        {
            yield return Text($"  in common      {ours:P1} of this text, {theirs:P1} of the other");
        }

        if (why.Lead is { } lead)
        {
            yield return Text($"  openings       {lead:P1} alike, needed {why.NeededLead:P0}");
        }

        if (why.ApartMinutes is { } minutes)
        {
            yield return Text($"  apart          {Duration(minutes)} {(minutes < 0 ? "earlier" : "later")} than the other");
        }

        if (why.First is { } first)
        {
            yield return $"  first          {(why.First == why.Other ? "the other" : "this one")}, article {first}";
        }

        foreach (var line in Event(why))
        {
            yield return line;
        }

        if (why.IsRoundUp == true)
        {
            yield return "  form           a round-up: none of the texts that it quotes hides it, and it hides none";
        }

        if (why.Credit is not null)
        {
            yield return $"  written by     {why.Credit}";
        }

        if (why.Rejected is { } nearest)
        {
            yield return Text($"  not a copy of  article {nearest.Other}, which has {nearest.OfNew:P1} of this text: {Refused(nearest)}");
        }
    }

    private static string Refused(Explanation nearest) => nearest.Refused switch
    {
        Refusal.Slots => "the two differ in what their headlines say, as fillings of a template do",
        Refusal.Opening => Text($"their openings are {nearest.Lead:P1} alike, needed {nearest.NeededLead:P0}"),
        Refusal.OtherDay => Text($"both say «today» on different days, needed {nearest.Needed:P0}"),
        Refusal.OneOfMany => "one of the two is a passage from the middle of the other",
        Refusal.Background => Text($"half a day later under an opening of its own, needed {nearest.Needed:P0}"),
        Refusal.RoundUp => "one of the two gathers other texts",
        Refusal.First => Text($"too far from the text that article {nearest.Other} copies, needed {nearest.Needed:P0}"),
        _ => Text($"needed {nearest.Needed:P0}"),
    };

    private static IEnumerable<string> Event(Explanation why)
    {
        if (why.Names is { } names)
        {
            yield return $"  names          {names} counted as one name in two spellings";
        }

        if (why.Continues is { } continued)
        {
            yield return $"  continues      story {continued}, which was closed when this article came";
        }

        if (why.Joined is { } joined)
        {
            yield return $"  joined         as near to story {joined}, whose articles moved here";
        }
    }

    private static IEnumerable<string> Passages(Biography article, Explanation why)
    {
        if (article is not { Text: { } ours, Other.Text: { } theirs } || why.Passages is null)
        {
            yield break;
        }

        var passages = why.Matched(ours, theirs);
        if (passages.Count == 0)
        {
            yield return "  passages       one of the texts was changed since; see --side-by-side";
        }

        foreach (var (mine, other) in passages)
        {
            var passage = ours.Substring(mine.Start, mine.Length).ReplaceLineEndings(" ");
            yield return Text($"  passage        {mine.Start}+{mine.Length} = {other.Start}+{other.Length} «{(passage.Length > PassageLength ? passage[..PassageLength] + "…" : passage)}»");
        }
    }

    private static IEnumerable<string> Decided(Biography article)
    {
        foreach (var decision in article.Decisions)
        {
            var undoing = article.Decisions.OfType<EditorDecision.Undo>().LastOrDefault(undo => undo.Decision == decision.Id);
            yield return $"An editor decided: {DecisionWords.Of(decision)}{(undoing is null ? "" : $" (undone by #{undoing.Id})")}";
        }

        if (article.Decisions.Count > 0 && (article.StoryId != article.FoundStoryId || article.DuplicateOf != article.FoundDuplicateOf))
        {
            yield return $"  the machine    {(article.FoundDuplicateOf is { } original ? $"had hidden it under article {original} " : "had put it ")}in story {article.FoundStoryId}";
        }
    }

    private static string Named(ComparedArticle? other) => other is null ? "" : $" of {other.SourceId} «{other.Title}»";

    private static string Duration(double minutes) => TimeSpan.FromMinutes(Math.Abs(minutes)) is var time && time.TotalHours < 2
        ? Text($"{time.TotalMinutes:F0} min")
        : Text($"{time.TotalHours:F1} h");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Moment(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";
}
