using System.Text.Json.Serialization;

namespace Aggregator.Stories.Duplicates;

/// <summary>Why two texts that were compared are not the same text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Refusal>))]
public enum Refusal
{
    /// <summary>The texts have too little in common.</summary>
    [JsonStringEnumMemberName("share")]
    Share,

    /// <summary>The texts have enough in common, but neither begins as the other does.</summary>
    [JsonStringEnumMemberName("opening")]
    Opening,

    /// <summary>The texts differ in the slots of a template, or in what their headlines say.</summary>
    [JsonStringEnumMemberName("slots")]
    Slots,

    /// <summary>Both texts say «today» and mean different days.</summary>
    [JsonStringEnumMemberName("other-day")]
    OtherDay,

    /// <summary>One text is a passage from the middle of the other.</summary>
    [JsonStringEnumMemberName("one-of-many")]
    OneOfMany,

    /// <summary>The new text came long after the other and repeats parts of it under a new opening.</summary>
    [JsonStringEnumMemberName("background")]
    Background,

    /// <summary>One of the two texts gathers other texts.</summary>
    [JsonStringEnumMemberName("round-up")]
    RoundUp,

    /// <summary>The new text is near to a copy, but too far from the first text of the group.</summary>
    [JsonStringEnumMemberName("first")]
    First,
}
