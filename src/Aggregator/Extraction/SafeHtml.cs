using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Extraction;

/// <summary>HTML that may be shown to a reader as it is.</summary>
/// <remarks>
/// Only <see cref="Sanitizer"/> makes one; <see cref="FromStore"/> reads back what it made.
/// ArchitectureTests names the only callers of both.
/// </remarks>
public sealed record SafeHtml
{
    private SafeHtml(string value) => Value = value;

    public string Value { get; }

    public static SafeHtml Empty { get; } = new("");

    /// <summary>For the sanitiser alone.</summary>
    internal static SafeHtml FromSanitizer(string value) => new(value);

    /// <summary>For the store alone: reads back what the sanitiser made.</summary>
    internal static SafeHtml FromStore(string value) => new(value);

    public override string ToString() => Value;
}
