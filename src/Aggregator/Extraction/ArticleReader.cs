using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Verdicts;
using Aggregator.Fetching;

namespace Aggregator.Extraction;

/// <summary>Joins body, fields and verdict of one parsed page.</summary>
internal static class ArticleReader
{
    public static PageReading Read(Page page, FetchedDocument document, ExtractionRequest request)
    {
        var evidence = new PageEvidence(page);
        var body = BodyFinder.Find(page, evidence);
        var dates = new PageDates(document.FetchedAt, CountryZones.Of(request.Source, page.Url), request.Source.DateCorrection);
        var title = TitleField.Read(page, evidence, body.Container);
        var reading = new PageReading
        {
            Title = title,
            Authors = AuthorField.Read(page, evidence, body.Container, body.Blocks),
            Published = DateField.Published(page, evidence, body.Container, dates),
            Image = ImageField.Read(page, evidence, body.Container),
            CanonicalUrl = AddressField.Canonical(page, evidence),
            BodyText = body.Text,
            Outcome = new ExtractionOutcome.Rejected(RejectionReason.NotAnArticle, "Not judged."),
        };
        var verdict = PageVerdict.Judge(page, evidence, body, title, request);
        return reading with { Outcome = (ExtractionOutcome?)verdict ?? new ExtractionOutcome.Extracted(Build(page, evidence, body, reading, dates, request)) };
    }

    private static Article Build(Page page, PageEvidence evidence, BodyCandidate body, PageReading reading, PageDates dates, ExtractionRequest request) => new()
    {
        SourceId = request.Source.Id,
        Url = page.Url,
        CanonicalUrl = reading.CanonicalUrl,
        Title = reading.Title ?? "",
        Authors = reading.Authors,
        Lede = body.Blocks.FirstOrDefault(block => block.Heading == 0)?.Text,
        Body = Sanitizer.Sanitize(new BodyRenderer(body.Page).Render(body.Blocks, reading.Image), body.Page.Base),
        BodyText = body.Text,
        Image = reading.Image,
        Section = TopicField.Section(page, evidence),
        Tags = TopicField.Tags(page, evidence),
        Published = reading.Published,
        Modified = DateField.Modified(page, evidence, dates),
        Language = LanguageField.Read(page, body.Text, evidence, request.Source.Language),
        OriginalUrl = AddressField.Original(page, evidence),
        Method = body.Method,
        Quality = 0.5,
    };
}
