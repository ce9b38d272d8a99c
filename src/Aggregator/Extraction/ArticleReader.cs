using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Parts;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Extraction.Verdicts;
using Aggregator.Fetching;
using Aggregator.Text.Dates;
using Aggregator.Text.Sentences;

namespace Aggregator.Extraction;

/// <summary>Combines body, fields and verdict of one parsed page.</summary>
internal static class ArticleReader
{
    public static PageReading Read(Page page, FetchedDocument document, ExtractionRequest request)
    {
        var evidence = new PageEvidence(page, request.Source.Name);
        var rules = request.Source.PageRules;
        var body = Unsaid(BodyFinder.Find(page, evidence, rules), request.Part);
        var dates = new PageDates(document.FetchedAt, CountryZones.Of(request.Source, page.Url), request.Source.DateCorrection);
        var reading = Fields(page, evidence, body, dates, request);
        var verdict = PageVerdict.Judge(page, evidence, body, reading, request.Source.Language);
        return reading with { Outcome = Outcome(page, evidence, body, reading, dates, request, verdict) };
    }

    /// <summary>Removes the lines that the earlier pages of the same article already had.</summary>
    private static BodyCandidate Unsaid(BodyCandidate body, ArticlePart? part) => part is null
        ? body
        : body.With([.. body.Blocks.Where(block => !part.Lines.Contains(block.Text))]);

    private static PageReading Fields(Page page, PageEvidence evidence, BodyCandidate body, PageDates dates, ExtractionRequest request)
    {
        var (rules, entry) = (request.Source.PageRules, request.Entry);
        var authors = RuledFields.Authors(page, rules) is { Count: > 0 } ruled ? ruled : AuthorField.Read(page, evidence, body.Container, body.Blocks);
        return new PageReading
        {
            Title = RuledFields.Title(page, rules) ?? TitleField.Read(page, evidence, body.Container, entry is null ? null : FeedArticle.OwnTitle(entry)),
            Authors = authors.Count > 0 || entry is null ? authors : FeedArticle.Authors(entry, page.Url),
            Published = CalendarDay.MorePrecise(
                RuledFields.Published(page, rules, dates) ?? DateField.Published(page, evidence, body.Container, dates),
                entry?.Published is { } told ? CalendarDay.Corrected(told, request.Source.DateCorrection) : null),
            Image = RuledFields.Image(page, rules) ?? ImageField.Read(page, evidence, body.Container) ?? entry?.Image,
            CanonicalUrl = AddressField.Canonical(page, evidence),
            AmpUrl = Twins.Amp(page),
            PrintUrl = Twins.Print(page),
            NextPage = NextPart.Find(page, request.Part, AddressField.Canonical(page, evidence)),
            BodyText = body.Text,
            LeftOut = request.TellsLeftOut ? LeftOutLines.Of(page, body, TitleField.Keys(page, evidence)) : [],
            Outcome = new ExtractionOutcome.Rejected(RejectionReason.NotAnArticle, new(SentenceKind.PageNotJudged)),
        };
    }

    /// <summary>Compares the page's text with the feed's own text and uses the fuller one. When the page has less text
    /// than an excerpt in the feed, the extraction has failed.</summary>
    private static ExtractionOutcome Outcome(Page page, PageEvidence evidence, BodyCandidate body, PageReading reading, PageDates dates, ExtractionRequest request, ExtractionOutcome.Rejected? verdict)
    {
        var feed = request.Entry is { } entry ? FeedBody.Read(entry, page.Url) : null;
        if (request.Part is not null && body.Length > 0 && verdict is null or { Reason: RejectionReason.TooShort })
        {
            return new ExtractionOutcome.Extracted(Build(page, evidence, body, reading, dates, request));
        }

        if (verdict is not null)
        {
            var isMissing = verdict.Reason is RejectionReason.TooShort or RejectionReason.Paywalled or RejectionReason.NeedsJavaScript or RejectionReason.NotAnArticle;
            return isMissing && feed is { Method: ExtractionMethod.FeedContent } && feed.Length > FeedContest.EnoughAlone && reading.Title is not null
                ? new ExtractionOutcome.Extracted(Build(page, evidence, feed, reading, dates, request))
                : verdict;
        }

        if (request.Entry is not null && body.Method != ExtractionMethod.PageRules && FeedLikeness.Doubt(body, feed, FeedArticle.OwnTitle(request.Entry)) is { } doubt)
        {
            return new ExtractionOutcome.Rejected(RejectionReason.OtherText, doubt);
        }

        return FeedContest.Judge(body, feed) switch
        {
            FeedContest.Winner.Feed => new ExtractionOutcome.Extracted(Build(page, evidence, feed ?? body, reading, dates, request)),
            FeedContest.Winner.Nobody => new ExtractionOutcome.Rejected(RejectionReason.TooShort, new(SentenceKind.PageShorterThanFeed, $"{body.Length}", $"{feed?.Length}")),
            _ => new ExtractionOutcome.Extracted(Build(page, evidence, body, reading, dates, request)),
        };
    }

    private static Article Build(Page page, PageEvidence evidence, BodyCandidate body, PageReading reading, PageDates dates, ExtractionRequest request) => new()
    {
        SourceId = request.Source.Id,
        Url = page.Url,
        CanonicalUrl = reading.CanonicalUrl,
        Title = reading.Title ?? "",
        Authors = reading.Authors,
        Credit = CreditField.Read(body.Text) ?? body.Credit,
        Lede = body.Lede ?? body.Blocks.FirstOrDefault(block => block.Heading == 0)?.Text,
        Body = Sanitizer.Sanitize(new BodyRenderer(body.Page).Render(body.Blocks, reading.Image), body.Page.Base),
        BodyText = body.Text,
        Image = reading.Image,
        Caption = Captions.OfLead(page, reading.Image),
        Section = TopicField.Section(page, evidence) ?? request.Source.Category,
        Tags = TopicField.Tags(page, evidence) is { Count: > 0 } tags ? tags : request.Entry?.Categories ?? [],
        Published = reading.Published,
        Modified = DateField.Modified(page, evidence, body.Container, dates) ?? (request.Entry?.Updated + request.Source.DateCorrection),
        Language = LanguageField.Read(page, body.Text, evidence, request.Source.Language),
        OriginalUrl = AddressField.Original(page, evidence),
        Method = body.Method,
        Quality = QualityField.Of(body, reading, evidence),
    };
}
