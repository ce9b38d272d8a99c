using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Trials.Marks;

namespace Aggregator.Trials.Hints;

/// <summary>Proposes the settings that put right what the articles show to be wrong: dates by whole hours, letters by their
/// encoding.</summary>
internal static class Corrections
{
    /// <returns>The source with the proposed settings, and a sentence for each of them.</returns>
    public static (Source Source, IReadOnlyList<Finding> Hints) Of(Source source, TrialEvidence evidence, IReadOnlyList<FetchedDocument> pages)
    {
        var hints = new List<Finding>();
        if (EncodingProposal.Of(source, pages) is { } label)
        {
            source = source with { Encoding = label };
            hints.Add(new Finding(FindingKind.WrongEncoding, label));
        }

        if (DateProposal.HoursAhead(evidence) is { } hours)
        {
            source = source with { DateCorrection = source.DateCorrection - TimeSpan.FromHours(hours) };
            hints.Add(new Finding(FindingKind.WrongZone, hours.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return (source, hints);
    }
}
