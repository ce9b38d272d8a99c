using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Stories;

/// <summary>Why an article was put where it is: stored with its placement, printed by <c>explain</c> and the API.</summary>
/// <remarks>In JSON what does not apply is absent, numbers have three decimals and passages are bare numbers: one is kept for every article.</remarks>
public sealed record Explanation
{
    /// <summary>Longer lists help nobody; the longest passages are kept, in the order of the new text.</summary>
    public const int MostPassages = 12;

    private const int NumbersOfPassage = 4;

    public required ExplanationKind Why { get; init; }

    /// <summary>The article it was compared with; of <see cref="ExplanationKind.SameEvent"/> the story's id.</summary>
    public long? Other { get; init; }

    /// <summary>What decided: share of the shorter text with a bonus for equal length, or the cosine with the story.</summary>
    public double? Score { get; init; }

    /// <summary>Share of the new text's trigrams that the other has.</summary>
    public double? OfNew { get; init; }

    /// <summary>Share of the other's trigrams that the new text has.</summary>
    public double? OfOther { get; init; }

    /// <summary>Share of one lead within the opening of the other.</summary>
    public double? Lead { get; init; }

    /// <summary>The threshold of the share, or of the cosine.</summary>
    public double? Needed { get; init; }

    /// <summary>The threshold of <see cref="Lead"/>.</summary>
    public double? NeededLead { get; init; }

    /// <summary>Why the two are not one text; null when they are.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>Positive when the new article is the later one.</summary>
    public double? ApartMinutes { get; init; }

    /// <summary>The id of the article that was published first.</summary>
    public long? First { get; init; }

    /// <summary>Pairs of words that counted as one name in two spellings; null when none was needed.</summary>
    public int? Names { get; init; }

    /// <summary>A second story that the article was as near to: its articles moved to the article's story.</summary>
    public long? Joined { get; init; }

    /// <summary>The article begins a new story because the one that it was near to is closed: the two tell one event.</summary>
    public long? Continues { get; init; }

    /// <summary>Of <see cref="ExplanationKind.Bridge"/>: the article that belongs to both stories.</summary>
    public long? Through { get; init; }

    /// <summary>The agency that the article credits: who wrote it.</summary>
    public string? Credit { get; init; }

    /// <summary>True when the article gathers other texts: none of them hides it, it hides none, and it stands for no event.</summary>
    public bool? IsRoundUp { get; init; }

    /// <summary>Four numbers a passage: start and length in the new text, start and length in the other; see <see cref="Matched"/>.</summary>
    public IReadOnlyList<int>? Passages { get; init; }

    /// <summary>Characters of the two texts that were compared: a text of another length was changed since, and the offsets are stale.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>The nearest text that was looked at and found to be another: for the editors' queue of doubtful pairs.</summary>
    public Explanation? Rejected { get; init; }

    /// <summary>The editor.</summary>
    public string? By { get; init; }

    public string? Reason { get; init; }

    /// <summary>The id of the editor's decision.</summary>
    public long? Decision { get; init; }

    /// <returns>Null when the text is not an explanation.</returns>
    public static Explanation? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, ExplanationJson.Default.Explanation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, ExplanationJson.Default.Explanation);

    /// <summary>Adds the passages that both texts have; the grouper keeps no texts, so whoever stores the placement has them.</summary>
    public Explanation WithPassages(string newText, string otherText)
    {
        var longest = MatchedPassages.Between(newText, otherText)
            .OrderByDescending(passage => passage.InFirst.Length).Take(MostPassages)
            .OrderBy(passage => passage.InFirst.Start);
        return this with
        {
            Passages = [.. longest.SelectMany(passage => (int[])
                [passage.InFirst.Start, passage.InFirst.Length, passage.InSecond.Start, passage.InSecond.Length])],
            Lengths = [newText.Length, otherText.Length],
        };
    }

    /// <summary>The stored passages; none when the texts are no longer those that were compared.</summary>
    public IReadOnlyList<MatchedPassage> Matched(string newText, string otherText) =>
        Lengths is [var ours, var theirs] && ours == newText.Length && theirs == otherText.Length
            ? [.. (Passages ?? []).Chunk(NumbersOfPassage).Where(passage => passage.Length == NumbersOfPassage).Select(passage =>
                new MatchedPassage(new(passage[0], passage[1]), new(passage[2], passage[3])))]
            : [];
}

/// <summary>What kind of reason it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExplanationKind>))]
public enum ExplanationKind
{
    /// <summary>Nothing known was near enough.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>The text is that of another article.</summary>
    [JsonStringEnumMemberName("same-text")]
    SameText,

    /// <summary>Hardly a text, but the same title in the same half day.</summary>
    [JsonStringEnumMemberName("same-title")]
    SameTitle,

    /// <summary>The same source sent the same address again.</summary>
    [JsonStringEnumMemberName("same-address")]
    SameAddress,

    /// <summary>Another text on the event of a story.</summary>
    [JsonStringEnumMemberName("same-event")]
    SameEvent,

    /// <summary>It began a story of its own, and a later article belonged to that story and to another: the two are one event.</summary>
    [JsonStringEnumMemberName("bridge")]
    Bridge,

    /// <summary>An editor decided.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
