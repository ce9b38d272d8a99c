using System.Text.Json.Serialization;

namespace Aggregator.Stories.Shown;

/// <summary>The version of a text that readers see, when several newspapers have the text.</summary>
/// <param name="Id">The article.</param>
/// <param name="Why">The reason, which <c>explain</c> shows.</param>
public sealed record ShownVersion(long Id, ShownReason Why)
{
    /// <summary>A version with less than this share of the longest version is cut: only the first lines, or one of the two parts that an agency sent.</summary>
    private const double Cut = .5;

    /// <summary>A smaller difference in time does not count, because newspapers print an agency's text at nearly the same time and their clocks differ.</summary>
    private static readonly TimeSpan ClearlyEarlier = TimeSpan.FromMinutes(30);

    /// <summary>A version that is longer by a smaller factor has only another closing line.</summary>
    private const double ClearlyLonger = 1.2;

    /// <param name="versions">The versions of one text in order of arrival; at least one.</param>
    /// <param name="policy">What the operator prefers.</param>
    /// <param name="shown">The version that readers see today; null when the text is new. It stays unless another version is clearly better.</param>
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

/// <summary>One newspaper's version of a text, with the qualities by which versions are chosen.</summary>
/// <param name="At">The time of arrival, or the publisher's time when it is earlier and plausible.</param>
/// <param name="Length">The length of the plain text, in any unit, because only ratios count.</param>
/// <param name="IsExcerpt">Whether the page could not be read, so that only the feed's few lines are there.</param>
/// <param name="Weight">The weight of the source; see <see cref="Sources.Source.Weight"/>.</param>
public sealed record TextVersion(long Id, DateTimeOffset At, long Length, bool IsExcerpt, double Weight)
{
    /// <summary>Whether the publisher gives a day without a time. Then nobody knows whether the version was the first of that day.</summary>
    public bool IsDay { get; init; }
}

/// <summary>The version of a text that an operator prefers. Whole texts always come before excerpts and cut texts.</summary>
public enum ShownPolicy
{
    /// <summary>The first version: usually that of the agency or of the newspaper that wrote the text.</summary>
    Earliest,

    Longest,

    /// <summary>The version of the source with the greatest weight; of equal weights the earliest version.</summary>
    Preferred,
}

/// <summary>Why a version is shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShownReason>))]
public enum ShownReason
{
    [JsonStringEnumMemberName("earliest")]
    Earliest,

    [JsonStringEnumMemberName("longest")]
    Longest,

    /// <summary>The source has the greatest weight.</summary>
    [JsonStringEnumMemberName("preferred")]
    Preferred,

    /// <summary>The better version by the operator's policy is an excerpt or cut.</summary>
    [JsonStringEnumMemberName("whole")]
    Whole,

    /// <summary>Another version is a little better, but readers know this one.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>An editor chose it.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,
}
