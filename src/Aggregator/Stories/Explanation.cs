using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Stories;

/// <summary>Why an article stands where it does. It is stored with the placement; <c>explain</c> and the API print it.</summary>
/// <remarks>Every article has one, so the JSON is short: it leaves out what does not apply, gives three decimals, and writes passages as
/// bare numbers.</remarks>
public sealed record Explanation
{
    /// <summary>Only this many of the longest passages are kept, in the order of the new text.</summary>
    public const int MostPassages = 12;

    private const int NumbersOfPassage = 4;

    public required ExplanationKind Why { get; init; }

    /// <summary>The article that this article was compared with. For <see cref="ExplanationKind.SameEvent"/> it is the id of the story.</summary>
    public long? Other { get; init; }

    /// <summary>The share of the shorter text with a bonus for equal length, or the likeness to the story.</summary>
    public double? Score { get; init; }

    /// <summary>The share of the new text's trigrams that the other text has.</summary>
    public double? OfNew { get; init; }

    /// <summary>The share of the other text's trigrams that the new text has.</summary>
    public double? OfOther { get; init; }

    /// <summary>The share of one text's lead that stands in the opening of the other text.</summary>
    public double? Lead { get; init; }

    /// <summary>The threshold of the share, or of the likeness to the story.</summary>
    public double? Needed { get; init; }

    /// <summary>The threshold of <see cref="Lead"/>.</summary>
    public double? NeededLead { get; init; }

    /// <summary>Why the two texts are not the same; null when they are.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>The minutes between the two articles; positive when the new article is later.</summary>
    public double? ApartMinutes { get; init; }

    /// <summary>The id of the article that was published first.</summary>
    public long? First { get; init; }

    /// <summary>Pairs of words that counted as one name in two spellings; null when none was needed.</summary>
    public int? Names { get; init; }

    /// <summary>A second story that the article was near to. The articles of that story moved to the article's story.</summary>
    public long? Joined { get; init; }

    /// <summary>The closed story that the article was near to. The article begins a new story, which continues the closed one.</summary>
    public long? Continues { get; init; }

    /// <summary>For <see cref="ExplanationKind.Bridge"/>: the article that belongs to both stories.</summary>
    public long? Through { get; init; }

    /// <summary>The agency that the article credits as its author.</summary>
    public string? Credit { get; init; }

    /// <summary>True when the article gathers other texts. These do not hide it, it hides none of them, and it belongs to no event.</summary>
    public bool? IsRoundUp { get; init; }

    /// <summary>Four numbers for each passage: start and length in the new text, start and length in the other text. <see cref="Matched"/>
    /// reads them.</summary>
    public IReadOnlyList<int>? Passages { get; init; }

    /// <summary>The lengths of the two texts in characters. When a text has another length today, it was changed, and the passages are
    /// no longer true.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>The nearest text that was compared and found to be another text. It is for the editors' queue of doubtful pairs.</summary>
    public Explanation? Rejected { get; init; }

    /// <summary>The editor who decided.</summary>
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

    /// <summary>Adds the common passages. The grouper keeps no texts, so the store calls this when it stores the placement.</summary>
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

    /// <summary>The stored passages; none when one of the texts was changed after the comparison.</summary>
    public IReadOnlyList<MatchedPassage> Matched(string newText, string otherText) =>
        Lengths is [var ours, var theirs] && ours == newText.Length && theirs == otherText.Length
            ? [.. (Passages ?? []).Chunk(NumbersOfPassage).Where(passage => passage.Length == NumbersOfPassage).Select(passage =>
                new MatchedPassage(new(passage[0], passage[1]), new(passage[2], passage[3])))]
            : [];
}

/// <summary>The kind of reason why an article stands where it does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExplanationKind>))]
public enum ExplanationKind
{
    /// <summary>No known article was near enough.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>Another article has the same text.</summary>
    [JsonStringEnumMemberName("same-text")]
    SameText,

    /// <summary>The text is too short to compare, and another article of the same half day has the same title.</summary>
    [JsonStringEnumMemberName("same-title")]
    SameTitle,

    /// <summary>Another article has the same address and part of the text.</summary>
    [JsonStringEnumMemberName("same-address")]
    SameAddress,

    /// <summary>The article has another text on the event of a story.</summary>
    [JsonStringEnumMemberName("same-event")]
    SameEvent,

    /// <summary>The article was in another story. A later article belonged to both stories, so the two became one.</summary>
    [JsonStringEnumMemberName("bridge")]
    Bridge,

    /// <summary>An editor decided.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
