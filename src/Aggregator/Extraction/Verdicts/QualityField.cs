using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;

namespace Aggregator.Extraction.Verdicts;

/// <summary>How much we trust that headline and body are right and complete, from 0 to 1.</summary>
internal static class QualityField
{
    private const double FullLength = 800;

    /// <summary>Length counts at most 0.35, because an agency report of
    /// 500 letters with a confirmed headline is already good.</summary>
    public static double Of(BodyCandidate body, PageReading reading, PageEvidence evidence)
    {
        var key = TitleKey.Of(reading.Title ?? "");
        var isConfirmed = key.Length > 0 && new[] { evidence.Meta("og:title"), evidence.Data.Headline, evidence.Meta("twitter:title") }
            .Any(title => TitleKey.Of(title ?? "").Contains(key, StringComparison.Ordinal));
        var score = (0.35 * Math.Min(1, body.Length / FullLength))
            + (isConfirmed ? 0.2 : 0.1)
            + (0.15 * (1 - Math.Min(1, body.LinkShare * 2)))
            + (reading.Published is null ? 0 : 0.1)
            + (reading.Image is null ? 0 : 0.05)
            + (body.Blocks.Count > 1 ? 0.05 : 0)
            + (Weights.EndsLikeSentence(body.Text) ? 0.1 : 0);
        return Math.Round(Math.Clamp(score, 0, 1), 3);
    }
}
