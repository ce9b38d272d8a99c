using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the body of a page without rules: prune, weigh, find the container, select.</summary>
internal static class BodyFinder
{
    private const int FewCharacters = 250;

    public static BodyCandidate Find(Page page, PageEvidence evidence)
    {
        Weights.Measure(page);
        Pruning.Apply(page);
        Teasers.Mark(page);
        var titles = TitleField.Keys(page, evidence);
        string?[] descriptions = [evidence.Meta("og:description"), evidence.Meta("description"), evidence.Meta("twitter:description"), evidence.Data.Description];
        var strict = Choose(page, titles, descriptions);
        if (strict.Length >= FewCharacters)
        {
            return strict;
        }

        var unpruned = page.Blocks.Sum(block => block.Mass);
        if (unpruned <= 2 * strict.Length)
        {
            return strict;
        }

        // Too little came out of much: the names of the elements misled.
        Pruning.Clear(page);
        var relaxed = Choose(page, titles, descriptions);
        return relaxed.Length > strict.Length ? relaxed : strict;
    }

    private static BodyCandidate Choose(Page page, IReadOnlySet<string> titles, string?[] descriptions)
    {
        var container = ContainerFinder.Find(page);
        return container is null
            ? new BodyCandidate(page, [], ExtractionMethod.Density, null)
            : new BodyCandidate(page, Leads.Add(page, container, Selection.Select(page, container, titles), descriptions), ExtractionMethod.Density, container);
    }
}
