using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Sources;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the body of a page. The operator's rule, the template's rule and the density of the text compete.</summary>
internal static class BodyFinder
{
    private const int FewCharacters = 250;
    private const double ThemeShare = 0.75;
    private const double LittleShare = 0.4;
    private const int ManyWords = 40;

    // The text in JSON-LD is used only when it is this many times as long as the page's text: the first number counts when
    // the page gave very little text, the second when it gave more.
    private const double Fuller = 1.5;
    private const double ManyTimes = 3;

    public static BodyCandidate Find(Page page, PageEvidence evidence, PageRules? rules = null)
    {
        Weights.Measure(page);
        var titles = TitleField.Keys(page, evidence);
        var headline = TitleField.Headline(page, evidence);
        var declared = DeclaredBody.Find(page, headline);
        Surroundings.Mark(page, headline, declared);
        Pruning.Apply(page, declared, evidence.Data.Body);
        Weights.MeasureNoise(page);
        Teasers.Mark(page);
        var found = RuledBody.ByOperator(page, rules, titles) ?? Compete(page, evidence, titles, headline, declared);
        return found.With(Repeats.Without(found.Blocks));
    }

    private static BodyCandidate Compete(Page page, PageEvidence evidence, TitleKeys titles, PageNode? headline, PageNode? declared)
    {
        var dense = Declared(page, Dense(page, evidence, titles, headline), declared, titles);
        if (dense.Length == 0)
        {
            // The page has no long line, so the article is a flash of one line, or a list.
            dense = Declared(page, dense, DeclaredBody.Quoted(page, evidence.Data.Body) ?? DeclaredBody.Around(headline), titles);
        }

        // When a template's rule finds much less than the density of the
        // text, the template has changed since the rule was written.
        if (RuledBody.ByTheme(page, titles) is { } themed && themed.Length >= ThemeShare * dense.Length && themed.LinkShare <= dense.LinkShare + 0.05)
        {
            return themed;
        }

        var enough = (dense.Length < FewCharacters ? Fuller : ManyTimes) * dense.Length;
        return Structured(page, evidence, enough) is { } structured && structured.Length > enough ? structured : dense;
    }

    /// <summary>Uses the body that the page declares when the other candidate is empty, stands in a box behind it, or
    /// is only a small part of it.</summary>
    private static BodyCandidate Declared(Page page, BodyCandidate dense, PageNode? declared, TitleKeys titles)
    {
        if (declared is null)
        {
            return dense;
        }

        var inside = dense.Blocks.Count(block => declared.Holds(block.Node));
        if ((inside > 0 && !IsLittle(page, dense, declared)) || Selection.Lines(page, declared, titles) is not { Count: > 0 } lines)
        {
            return dense;
        }

        var whole = new BodyCandidate(page, lines, ExtractionMethod.Density, declared);
        var isWanted = dense.Length == 0 || (inside == 0 && StandsBehind(dense, declared, whole)) || (inside == dense.Blocks.Count && IsPartOf(dense, whole));
        return isWanted ? whole : dense;
    }

    private static bool StandsBehind(BodyCandidate dense, PageNode declared, BodyCandidate whole) =>
        dense.Container?.Names != declared.Names && dense.Blocks[0].Index >= declared.EndBlock && Weights.EndsLikeSentence(whole.Text);

    private static bool IsPartOf(BodyCandidate dense, BodyCandidate whole) =>
        dense.Length < LittleShare * whole.Length && Words(whole.Text) >= ManyWords;

    /// <summary>Whether an element holds many more letters than were found. Most elements do not, and then their lines need not be chosen.</summary>
    private static bool IsLittle(Page page, BodyCandidate found, PageNode element)
    {
        var letters = 0;
        for (var i = element.FirstBlock; i < element.EndBlock; i++)
        {
            letters += page.Blocks[i].Length + 1;
        }

        return found.Length < LittleShare * letters;
    }

    private static int Words(string text) => text.AsSpan().CountAny(" \n") + 1;

    private static BodyCandidate Dense(Page page, PageEvidence evidence, TitleKeys titles, PageNode? headline)
    {
        string?[] descriptions = [evidence.Meta("og:description"), evidence.Meta("description"), evidence.Meta("twitter:description"), evidence.Data.Description];
        var strict = Choose(page, titles, headline, descriptions);
        if (strict.Length >= FewCharacters || page.Blocks.Sum(block => block.Mass) <= 2 * strict.Length)
        {
            return strict;
        }

        // Much text gave only a short body, so the names of the elements were misleading and are ignored.
        Pruning.Clear(page);
        Weights.MeasureNoise(page);
        var relaxed = Choose(page, titles, headline, descriptions);
        return relaxed.Length > strict.Length ? relaxed : strict;
    }

    private static BodyCandidate Choose(Page page, TitleKeys titles, PageNode? headline, string?[] descriptions)
    {
        var container = ContainerFinder.Find(page);
        if (container is null)
        {
            return new BodyCandidate(page, [], ExtractionMethod.Density, null);
        }

        var (blocks, lede) = Leads.Add(page, container, Selection.Select(page, container, titles), new LeadEvidence(descriptions, titles, headline));

        // The last line may name the agency. Such a line is not a sentence of the article.
        var credit = blocks.Count > 1 ? CreditField.OfLine(blocks[^1].Text) : null;
        return new BodyCandidate(page, credit is null ? blocks : [.. blocks.SkipLast(1)], ExtractionMethod.Density, container) { Credit = credit, Lede = lede };
    }

    /// <summary>The text in JSON-LD. It is needed for pages that scripts
    /// draw. On other pages it is often cut and has no paragraphs.</summary>
    /// <param name="enough">How many letters the text must exceed. The text is never longer than its markup.</param>
    private static BodyCandidate? Structured(Page page, PageEvidence evidence, double enough) =>
        evidence.Data.Body is not { Length: > FewCharacters } body || body.Length <= enough ? null
        : body.Contains("<p", StringComparison.OrdinalIgnoreCase) ? TextPages.FromHtml(body, page.Base, ExtractionMethod.StructuredData)
        : TextPages.FromText(body, page.Base, ExtractionMethod.StructuredData);
}
