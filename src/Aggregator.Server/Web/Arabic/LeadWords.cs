using Aggregator.Stories.Shown;

namespace Aggregator.Server.Web.Arabic;

/// <summary>Tells readers why an article leads its story.</summary>
internal static class LeadWords
{
    /// <returns>Null when there was no choice.</returns>
    public static string? Of(LeadReason why) => why.Rule switch
    {
        LeadRule.Editor => "اختار المحرر هذا النص لتصدّر القصة.",
        LeadRule.Kept when why.Grounds.Count == 0 => "ما زال يتصدّر القصة، ولا نص أفضل منه بوضوح.",
        LeadRule.Kept => $"ما زال يتصدّر القصة لأنه {Grounds(why)}، ولا نص أفضل منه بوضوح.",
        LeadRule.Best when why.Grounds.Count == 0 => "يتصدّر القصة لأنه أوفى نصوصها في المجموع.",
        LeadRule.Best => $"يتصدّر القصة لأنه {Grounds(why)}.",
        _ => null,
    };

    private static string Grounds(LeadReason why) => string.Join("، و", why.Grounds.Select(ground => ground switch
    {
        LeadGround.Whole => "نص كامل لا مقتطف",
        LeadGround.Longest => "الأطول",
        LeadGround.Picture => "مصحوب بصورة",
        LeadGround.Latest => "الأحدث",
        LeadGround.First => "الأسبق",
        LeadGround.Carried => why.Carriers switch
        {
            1 => "منقول في صحيفة أخرى",
            2 => "منقول في صحيفتين أخريين",
            _ => $"منقول في {ArabicCount.Papers.Of(why.Carriers)} أخرى",
        },
        _ => "من مصدر مفضّل",
    }));
}
