namespace Aggregator.Server.Web.Manage.Rules;

/// <summary>One setting of a source as a field of a form.</summary>
/// <param name="Name">Its name in feeds.json; a dot leads into an object.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Fault">What the form says when the value cannot be used.</param>
public sealed record SourceField(string Name, string Label, string Fault)
{
    public FieldForm Form { get; init; } = FieldForm.Line;

    /// <summary>What may be written, or what an empty field means; null when the label says it all.</summary>
    public string? Hint { get; init; }

    /// <summary>Addresses, selectors and codes run from left to right.</summary>
    public bool IsLatin { get; init; }

    /// <summary>The values to choose from, each with its words. The first is the default, which feeds.json leaves out.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>Values that the browser proposes while somebody types.</summary>
    public IReadOnlyList<string> Proposed { get; init; } = [];

    /// <summary>A selector of <c>pageRules</c> or <c>listing</c>, which shows what it catches.</summary>
    public bool IsSelector => Name.Contains('.', StringComparison.Ordinal);
}

/// <summary>The shape of a field.</summary>
public enum FieldForm
{
    Line,

    /// <summary>One value a line.</summary>
    Lines,

    /// <summary>Name and value, one pair a line.</summary>
    Pairs,

    /// <summary>A folded list.</summary>
    Choice,

    /// <summary>Every choice in view, because it decides what readers get.</summary>
    Question,

    Number,
}

/// <summary>Fields that belong together.</summary>
/// <param name="IsOpen">Whether they are in view from the start.</param>
public sealed record FieldGroup(string Title, bool IsOpen, params IReadOnlyList<SourceField> Fields);
