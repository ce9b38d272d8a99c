using Aggregator.Stories;

namespace Aggregator.Server.Web.Api;

/// <summary>Why an article stands where it does. Which editor decided, and why, is for the desk alone.</summary>
/// <param name="Why">new, same-text, same-title, same-address, same-event, bridge or editor.</param>
/// <param name="Other">The article it was compared with; of same-event the story.</param>
/// <param name="Score">What decided.</param>
/// <param name="Needed">The threshold.</param>
/// <param name="OfNew">Share of this text that the other has.</param>
/// <param name="OfOther">Share of the other text that this one has.</param>
/// <param name="Lead">Share of one opening within the other.</param>
/// <param name="NeededLead">The threshold of that.</param>
/// <param name="ApartMinutes">Positive when this article is the later one.</param>
/// <param name="First">The article that was published first.</param>
/// <param name="Names">Pairs of words that counted as one name in two spellings.</param>
/// <param name="Joined">A second story that the article was as near to; its articles moved here.</param>
/// <param name="Continues">The full story that the article's story continues.</param>
/// <param name="Through">Of bridge: the article that belongs to both stories.</param>
/// <param name="Credit">The agency that the article names as its author.</param>
/// <param name="Passages">What both texts have, in the order of this one.</param>
internal sealed record ApiExplanation(
    ExplanationKind Why,
    long? Other,
    double? Score,
    double? Needed,
    double? OfNew,
    double? OfOther,
    double? Lead,
    double? NeededLead,
    double? ApartMinutes,
    long? First,
    int? Names,
    long? Joined,
    long? Continues,
    long? Through,
    string? Credit,
    IReadOnlyList<ApiPassage>? Passages)
{
    private const int NumbersOfPassage = 4;

    public static ApiExplanation Of(Explanation why) => new(
        why.Why,
        why.Other,
        why.Score,
        why.Needed,
        why.OfNew,
        why.OfOther,
        why.Lead,
        why.NeededLead,
        why.ApartMinutes,
        why.First,
        why.Names,
        why.Joined,
        why.Continues,
        why.Through,
        why.Credit,
        why.Passages is null
            ? null
            : [.. why.Passages.Chunk(NumbersOfPassage).Where(passage => passage.Length == NumbersOfPassage).Select(passage =>
                new ApiPassage(passage[0], passage[1], passage[2], passage[3]))]);
}

/// <summary>A passage in UTF-16 units of the plain texts that were compared.</summary>
internal sealed record ApiPassage(int Start, int Length, int OtherStart, int OtherLength);
