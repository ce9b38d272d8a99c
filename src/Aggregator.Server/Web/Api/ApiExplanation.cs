using Aggregator.Stories;

namespace Aggregator.Server.Web.Api;

/// <summary>Why an article stands where it does. Only the desk shows which editor decided, and why.</summary>
internal sealed record ApiExplanation
{
    private const int NumbersOfPassage = 4;

    /// <summary>new, same-text, same-title, same-address, same-event, bridge or editor.</summary>
    public required ExplanationKind Why { get; init; }

    /// <summary>The article that this article was compared with. For same-event it is the story.</summary>
    public long? Other { get; init; }

    /// <summary>The share of the shorter text with a bonus for equal length, or the likeness to the story.</summary>
    public double? Score { get; init; }

    /// <summary>The threshold of the share, or of the likeness.</summary>
    public double? Needed { get; init; }

    /// <summary>The share of this text that the other text has.</summary>
    public double? OfNew { get; init; }

    /// <summary>The share of the other text that this text has.</summary>
    public double? OfOther { get; init; }

    /// <summary>The share of one text's lead that stands in the opening of the other text.</summary>
    public double? Lead { get; init; }

    /// <summary>The threshold of <see cref="Lead"/>.</summary>
    public double? NeededLead { get; init; }

    /// <summary>The minutes between the two articles; positive when this article is later.</summary>
    public double? ApartMinutes { get; init; }

    /// <summary>The article that was published first.</summary>
    public long? First { get; init; }

    /// <summary>Pairs of words that counted as one name in two spellings.</summary>
    public int? Names { get; init; }

    /// <summary>A second story that the article was near to. Its articles moved to the article's story.</summary>
    public long? Joined { get; init; }

    /// <summary>The closed story that the article's story continues.</summary>
    public long? Continues { get; init; }

    /// <summary>For bridge: the article that belongs to both stories.</summary>
    public long? Through { get; init; }

    /// <summary>The agency that the article names as its author.</summary>
    public string? Credit { get; init; }

    /// <summary>The common passages, in the order of this text.</summary>
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
