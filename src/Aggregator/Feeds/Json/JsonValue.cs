namespace Aggregator.Feeds.Json;

/// <summary>A JSON value. Numbers and booleans stay as written.</summary>
internal abstract record JsonValue
{
    private JsonValue()
    {
    }

    public sealed record Text(string Value) : JsonValue;

    /// <summary>A number, true, false or null, as written.</summary>
    public sealed record Literal(string Value) : JsonValue;

    public sealed record Sequence(IReadOnlyList<JsonValue> Items) : JsonValue;

    public sealed record Mapping(IReadOnlyDictionary<string, JsonValue> Members) : JsonValue;

    /// <returns>Trimmed; null when absent or blank, or when it is neither a text nor a number.</returns>
    public string? String(string member) => Member(member) switch
    {
        Text(var value) when value.Trim() is { Length: > 0 } trimmed => trimmed,
        Literal(var value) when value is not ("null" or "true" or "false" or "NaN" or "undefined") => value,
        _ => null,
    };

    public JsonValue? Member(string member) => this is Mapping(var members) ? members.GetValueOrDefault(member) : null;

    /// <summary>The items of a list. Publishers also write a single value where a list is expected.</summary>
    public IEnumerable<JsonValue> List(string member) => Member(member) switch
    {
        Sequence(var items) => items,
        Mapping mapping => [mapping],
        Text text => [text],
        _ => [],
    };
}
