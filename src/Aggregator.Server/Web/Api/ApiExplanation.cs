using Aggregator.Stories;

namespace Aggregator.Server.Web.Api;

/// <summary>Why an article stands where it does. Which editor decided, and why, is for the desk alone.</summary>
internal sealed record ApiExplanation
{
    private const int NumbersOfPassage = 4;

    /// <summary>new, same-text, same-title, same-address, same-event, bridge or editor.</summary>
    public required ExplanationKind Why { get; init; }

    /// <summary>The article it was compared with; of same-event the story.</summary>
    public long? Other { get; init; }

    /// <summary>What decided.</summary>
    public double? Score { get; init; }

    /// <summary>The threshold.</summary>
    public double? Needed { get; init; }

    /// <summary>Share of this text that the other has.</summary>
    public double? OfNew { get; init; }

    /// <summary>Share of the other text that this one has.</summary>
    public double? OfOther { get; init; }

    /// <summary>Share of one opening within the other.</summary>
    public double? Lead { get; init; }

    /// <summary>The threshold of that.</summary>
    public double? NeededLead { get; init; }

    /// <summary>Positive when this article is the later one.</summary>
    public double? ApartMinutes { get; init; }

    /// <summary>The article that was published first.</summary>
    public long? First { get; init; }

    /// <summary>Pairs of words that counted as one name in two spellings.</summary>
    public int? Names { get; init; }

    /// <summary>A second story that the article was as near to; its articles moved here.</summary>
    public long? Joined { get; init; }

    /// <summary>The full story that the article's story continues.</summary>
    public long? Continues { get; init; }

    /// <summary>Of bridge: the article that belongs to both stories.</summary>
    public long? Through { get; init; }

    /// <summary>The agency that the article names as its author.</summary>
    public string? Credit { get; init; }

    /// <summary>What both texts have, in the order of this one.</summary>
    public IReadOnlyList<ApiPassage>? Passages { get; init; }

    public static ApiExplanation Of(Explanation why) => new()
    {
        Why = why.Why,
        Other = why.Other,
        Score = why.Score,
        Needed = why.Needed,
        OfNew = why.OfNew,
        OfOther = why.OfOther,
        Lead = why.Lead,
        NeededLead = why.NeededLead,
        ApartMinutes = why.ApartMinutes,
        First = why.First,
        Names = why.Names,
        Joined = why.Joined,
        Continues = why.Continues,
        Through = why.Through,
        Credit = why.Credit,
        Passages = why.Passages is null
            ? null
            : [.. why.Passages.Chunk(NumbersOfPassage).Where(passage => passage.Length == NumbersOfPassage).Select(passage =>
                new ApiPassage(passage[0], passage[1], passage[2], passage[3]))],
    };
}

/// <summary>A passage in UTF-16 units of the plain texts that were compared.</summary>
internal sealed record ApiPassage(int Start, int Length, int OtherStart, int OtherLength);
