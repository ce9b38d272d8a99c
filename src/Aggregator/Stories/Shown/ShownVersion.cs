using System.Text.Json.Serialization;

namespace Aggregator.Stories.Shown;

/// <summary>Which of several papers' versions of one text readers see: whose headline, name and words stand for all of them.</summary>
/// <param name="Id">The article.</param>
/// <param name="Why">The reason, for <c>explain</c>.</param>
public sealed record ShownVersion(long Id, ShownReason Why)
{
    /// <summary>A version of under half the longest is cut: the first lines with «read on», or one part of what an agency sent in two.</summary>
    private const double Cut = .5;

    /// <summary>Earlier by less is the same moment: papers print an agency's item within the hour, and their clocks are their own.</summary>
    private static readonly TimeSpan ClearlyEarlier = TimeSpan.FromMinutes(30);

    /// <summary>Longer by less is another closing line.</summary>
    private const double ClearlyLonger = 1.2;

    /// <param name="versions">Of one text, in order of arrival; at least one.</param>
    /// <param name="policy">What the operator prefers.</param>
    /// <param name="shown">The version that readers see today; null when the text is new. It stays unless another is clearly better.</param>
    public static ShownVersion Of(IReadOnlyList<TextVersion> versions, ShownPolicy policy, long? shown)
    {
        var longest = versions.Max(version => version.Length);
        var whole = versions.Where(version => !version.IsExcerpt && version.Length >= longest * Cut).ToList();
        var candidates = whole.Count > 0 ? whole : versions.ToList();
        var best = Best(candidates, policy);
        if (candidates.Find(version => version.Id == shown) is { } current && current != best && !IsClearlyBetter(best, current, policy))
        {
            return new ShownVersion(current.Id, ShownReason.Kept);
        }

        return new ShownVersion(best.Id, Best(versions, policy) == best ? ReasonOf(policy) : ShownReason.Whole);
    }

    private static TextVersion Best(IReadOnlyList<TextVersion> versions, ShownPolicy policy)
    {
        IEnumerable<TextVersion> ordered = policy switch
        {
            ShownPolicy.Longest => versions.OrderByDescending(version => version.Length).ThenBy(version => version.At),
            ShownPolicy.Preferred => versions.OrderByDescending(version => version.Weight).ThenBy(version => version.At),
            _ => versions.OrderBy(version => version.At),
        };
        return ordered.First();
    }

    private static bool IsClearlyBetter(TextVersion best, TextVersion current, ShownPolicy policy) => policy switch
    {
        ShownPolicy.Longest => best.Length > current.Length * ClearlyLonger,
        ShownPolicy.Preferred when best.Weight != current.Weight => best.Weight > current.Weight,
        _ => current.At - best.At >= ClearlyEarlier,
    };

    private static ShownReason ReasonOf(ShownPolicy policy) => policy switch
    {
        ShownPolicy.Longest => ShownReason.Longest,
        ShownPolicy.Preferred => ShownReason.Preferred,
        _ => ShownReason.Earliest,
    };
}

/// <summary>One paper's version of a text, as far as the choice looks at it.</summary>
/// <param name="At">Arrival, or the publisher's time where it is earlier and plausible.</param>
/// <param name="Length">Of the plain text, in any unit: only the ratio counts.</param>
/// <param name="IsExcerpt">The page could not be read, only the feed's few lines.</param>
/// <param name="Weight">The source's, see <see cref="Sources.Source.Weight"/>.</param>
public sealed record TextVersion(long Id, DateTimeOffset At, long Length, bool IsExcerpt, double Weight)
{
    /// <summary>The publisher names a day and no time: nobody knows whether it was the first of that day.</summary>
    public bool IsDay { get; init; }
}

/// <summary>Which version of a text an operator prefers. Whole texts always come before excerpts and cut ones.</summary>
public enum ShownPolicy
{
    /// <summary>Who published first: the agency, or the paper that wrote it.</summary>
    Earliest,

    Longest,

    /// <summary>That of the source with the greatest weight; the earliest among equals.</summary>
    Preferred,
}

/// <summary>Why a version is the one that is shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShownReason>))]
public enum ShownReason
{
    [JsonStringEnumMemberName("earliest")]
    Earliest,

    [JsonStringEnumMemberName("longest")]
    Longest,

    /// <summary>Its source has the greatest weight.</summary>
    [JsonStringEnumMemberName("preferred")]
    Preferred,

    /// <summary>The others are excerpts or cut.</summary>
    [JsonStringEnumMemberName("whole")]
    Whole,

    /// <summary>Another would be a little better, but readers know this one.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>An editor chose it.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,
}
