using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Sources;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the body of a page: the operator's rule, the template's rule and the page's own mass compete.</summary>
internal static class BodyFinder
{
    private const int FewCharacters = 250;
    private const double ThemeShare = 0.75;

    public static BodyCandidate Find(Page page, PageEvidence evidence, PageRules? rules = null)
    {
        Weights.Measure(page);
        Pruning.Apply(page, evidence.Data.Body);
        Weights.MeasureNoise(page);
        Teasers.Mark(page);
        var titles = TitleField.Keys(page, evidence);
        if (RuledBody.ByOperator(page, rules, titles) is { } ruled)
        {
            return ruled;
        }

        var dense = Dense(page, evidence, titles);

        // A template's rule that finds much less than the page's mass shows has aged.
        if (RuledBody.ByTheme(page, titles) is { } themed && themed.Length >= ThemeShare * dense.Length && themed.LinkShare <= dense.LinkShare + 0.05)
        {
            return themed;
        }

        return dense.Length < FewCharacters && Structured(page, evidence) is { } structured && structured.Length > 1.5 * dense.Length
            ? structured
            : dense;
    }

    private static BodyCandidate Dense(Page page, PageEvidence evidence, TitleKeys titles)
    {
        string?[] descriptions = [evidence.Meta("og:description"), evidence.Meta("description"), evidence.Meta("twitter:description"), evidence.Data.Description];
        var strict = Choose(page, titles, descriptions);
        if (strict.Length >= FewCharacters || page.Blocks.Sum(block => block.Mass) <= 2 * strict.Length)
        {
            return strict;
        }

        // Too little came out of much: the names of the elements misled.
        Pruning.Clear(page);
        Weights.MeasureNoise(page);
        var relaxed = Choose(page, titles, descriptions);
        return relaxed.Length > strict.Length ? relaxed : strict;
    }

    private static BodyCandidate Choose(Page page, TitleKeys titles, string?[] descriptions)
    {
        var container = ContainerFinder.Find(page);
        if (container is null)
        {
            return new BodyCandidate(page, [], ExtractionMethod.Density, null);
        }

        var blocks = Leads.Add(page, container, Selection.Select(page, container, titles), descriptions, titles);

        // The last line may name the agency: it is no sentence of the article.
        var credit = blocks.Count > 1 ? CreditField.OfLine(blocks[^1].Text) : null;
        return new BodyCandidate(page, credit is null ? blocks : [.. blocks.SkipLast(1)], ExtractionMethod.Density, container) { Credit = credit };
    }

    /// <summary>JSON-LD carries the text of pages that scripts draw; elsewhere it is cut and has no paragraphs.</summary>
    private static BodyCandidate? Structured(Page page, PageEvidence evidence) =>
        evidence.Data.Body is not { Length: > FewCharacters } body ? null
        : body.Contains("<p", StringComparison.OrdinalIgnoreCase) ? TextPages.FromHtml(body, page.Base, ExtractionMethod.StructuredData)
        : TextPages.FromText(body, page.Base, ExtractionMethod.StructuredData);
}
