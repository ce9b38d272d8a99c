using System.Text.Json.Serialization;

namespace Aggregator.Stories.Duplicates;

/// <summary>Why a text that was looked at is not the same text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Refusal>))]
public enum Refusal
{
    /// <summary>Too little is in common.</summary>
    [JsonStringEnumMemberName("share")]
    Share,

    /// <summary>Enough is in common, but neither begins as the other does.</summary>
    [JsonStringEnumMemberName("opening")]
    Opening,

    /// <summary>The two differ in the slots of a template, or in what their headlines say.</summary>
    [JsonStringEnumMemberName("slots")]
    Slots,

    /// <summary>Both say «today», on different days.</summary>
    [JsonStringEnumMemberName("other-day")]
    OtherDay,

    /// <summary>One is a passage from the middle of the other.</summary>
    [JsonStringEnumMemberName("one-of-many")]
    OneOfMany,

    /// <summary>Long after the first, what is known stands under a new opening.</summary>
    [JsonStringEnumMemberName("background")]
    Background,

    /// <summary>One of the two gathers other texts.</summary>
    [JsonStringEnumMemberName("round-up")]
    RoundUp,

    /// <summary>It is near to a copy, and too far from the text that was copied.</summary>
    [JsonStringEnumMemberName("first")]
    First,
}
