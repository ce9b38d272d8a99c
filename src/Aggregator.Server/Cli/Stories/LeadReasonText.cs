using System.Globalization;
using Aggregator.Stories.Shown;

namespace Aggregator.Server.Cli.Stories;

/// <summary>Tells an operator why a version is shown and why an article leads.</summary>
internal static class LeadReasonText
{
    public static string Version(ShownReason why) => why switch
    {
        ShownReason.Earliest => "the earliest that is whole",
        ShownReason.Longest => "the longest",
        ShownReason.Preferred => "its source has the greatest weight",
        ShownReason.Whole => "the others are excerpts or cut",
        ShownReason.Kept => "shown before, and no other is clearly better",
        _ => "an editor chose it",
    };

    public static string Lead(LeadReason why) => why.Rule switch
    {
        LeadRule.Only => "the story has no other text",
        LeadRule.Editor => "an editor chose it",
        LeadRule.Kept => $"it led before, and no other is clearly better{Numbers(why)}{Grounds(why)}",
        _ => $"it has the most points{Numbers(why)}{Grounds(why)}",
    };

    private static string Numbers(LeadReason why) => why is { Points: { } own, Rival: { } rival, RivalPoints: { } other }
        ? string.Create(CultureInfo.InvariantCulture, $" ({own:F2}; article {rival} has {other:F2})")
        : "";

    private static string Grounds(LeadReason why) => why.Grounds.Count == 0 ? "" : "; " + string.Join(", ", why.Grounds.Select(ground => ground switch
    {
        LeadGround.Whole => "whole where others are excerpts",
        LeadGround.Longest => "the longest",
        LeadGround.Picture => "with a picture",
        LeadGround.Latest => "the latest",
        LeadGround.First => "the first",
        LeadGround.Carried => $"carried by {Quantity.Of(why.Carriers, "other paper")}",
        _ => "its source has the greatest weight",
    }));
}
