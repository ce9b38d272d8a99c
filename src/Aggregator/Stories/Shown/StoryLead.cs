namespace Aggregator.Stories.Shown;

/// <summary>Chooses the text that represents an event. The lead stays until another text is clearly better, so that the headline does
/// not change with every article. An editor's choice always stays.</summary>
internal static class StoryLead
{
    /// <summary>A text takes the lead only when it has at least this many points more. A picture alone is not enough; a picture and half a
    /// day are.</summary>
    public const double Margin = 1;

    // An excerpt does not tell the story.
    private const double Excerpt = -2;

    private const double Picture = .5;

    // Each doubling of the length above ShortText counts, up to MostDoublings.
    private const double LengthOfDoubling = .5;
    private const double ShortText = 600;
    private const double MostDoublings = 3;

    // Each half day after the first text of the story counts one point, because later texts know more.
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);
    private const double MostHalfDays = 2;

    // A text gains each time the number of papers that print it doubles, because papers copy the best report.
    private const double CarriedOfDoubling = .5;
    private const double MostCarried = 3;

    private const double MostOfSource = 3;

    private const int Decimals = 2;

    /// <param name="texts">Each text of the story once, in its shown version, in order of arrival; at least one.</param>
    /// <param name="leading">The article that leads today; null in a new story.</param>
    /// <param name="editors">The editor's choice; null when no editor chose.</param>
    public static LeadReason Of(IReadOnlyList<LeadText> texts, long? leading, long? editors)
    {
        if (editors is { } chosen)
        {
            return new LeadReason { Lead = chosen, Rule = LeadRule.Editor };
        }

        var first = texts[0].At;
        var scored = texts.Select(text => (Text: text, Points: PointsOf(text, first))).OrderByDescending(one => one.Points).ThenBy(one => one.Text.Id).ToList();
        var place = scored.FindIndex(one => one.Text.Id == leading);
        var lead = place > 0 && scored[0].Points < scored[place].Points + Margin ? place : 0;
        var rival = scored.Count == 1 ? null : scored[lead == 0 ? 1 : 0] is var other ? other.Text : null;
        return new LeadReason
        {
            Lead = scored[lead].Text.Id,
            Rule = scored.Count == 1 ? LeadRule.Only : lead == 0 ? LeadRule.Best : LeadRule.Kept,
            Grounds = scored.Count == 1 ? [] : [.. Grounds(scored[lead].Text, texts)],
            Points = Math.Round(scored[lead].Points, Decimals),
            Rival = rival?.Id,
            RivalPoints = rival is null ? null : Math.Round(PointsOf(rival, first), Decimals),
            Carriers = scored[lead].Text.Carriers,
        };
    }

    /// <summary>Whether a text that is new, or that has a new copy, takes the lead.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="lead">The text that leads.</param>
    /// <param name="first">The time of the story's first article.</param>
    public static bool Displaces(LeadText text, LeadText lead, DateTimeOffset first) => PointsOf(text, first) >= PointsOf(lead, first) + Margin;

    private static double PointsOf(LeadText text, DateTimeOffset first) =>
        (text.IsExcerpt ? Excerpt : 0)
        + (text.HasImage ? Picture : 0)
        + (LengthOfDoubling * Math.Clamp(Math.Log2(Math.Max(1, text.Length) / ShortText), 0, MostDoublings))
        + Math.Clamp((text.At - first) / HalfDay, 0, MostHalfDays)
        + (CarriedOfDoubling * Math.Min(Math.Log2(1 + text.Carriers), MostCarried))
        + Math.Clamp(Math.Log2(text.Weight), -MostOfSource, MostOfSource);

    /// <summary>The qualities by which the lead is ahead of every other text, or that some other text does not have.</summary>
    private static IEnumerable<LeadGround> Grounds(LeadText lead, IReadOnlyList<LeadText> texts)
    {
        var others = texts.Where(text => text.Id != lead.Id).ToList();
        (LeadGround Ground, bool Holds)[] all =
        [
            (LeadGround.Whole, !lead.IsExcerpt && others.Exists(other => other.IsExcerpt)),
            (LeadGround.Longest, others.TrueForAll(other => other.Length < lead.Length)),
            (LeadGround.Picture, lead.HasImage && others.Exists(other => !other.HasImage)),
            (LeadGround.Latest, others.TrueForAll(other => other.At < lead.At)),
            (LeadGround.First, lead.IsFirst && others.TrueForAll(other => other.At > lead.At)),
            (LeadGround.Carried, lead.Carriers > 0 && others.TrueForAll(other => other.Carriers < lead.Carriers)),
            (LeadGround.Source, others.TrueForAll(other => other.Weight < lead.Weight)),
        ];
        return all.Where(one => one.Holds).Select(one => one.Ground);
    }
}

/// <summary>A text of a story, with the qualities by which the lead is chosen.</summary>
/// <param name="Id">The article that is shown for the text.</param>
/// <param name="At">The time of the text's first version.</param>
/// <param name="Length">The length of the plain text in bytes.</param>
/// <param name="Carriers">The number of other sources that have the same text.</param>
/// <param name="Weight">The weight of the source.</param>
internal sealed record LeadText(long Id, DateTimeOffset At, long Length, bool IsExcerpt, bool HasImage, int Carriers, double Weight)
{
    /// <summary>Whether the time of the shown version is known and no other version of the text is earlier.</summary>
    public bool IsFirst { get; init; } = true;
}
