using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Extraction;

/// <summary>HTML that may be shown to readers without another check.</summary>
/// <remarks>
/// Only <see cref="Sanitizer"/> makes a value; <see cref="FromStore"/> reads back what the sanitiser made.
/// ArchitectureTests names the only callers of both.
/// </remarks>
public sealed record SafeHtml
{
    private SafeHtml(string value) => Value = value;

    public string Value { get; }

    public static SafeHtml Empty { get; } = new("");

    /// <summary>Only the sanitiser may call this method.</summary>
    internal static SafeHtml FromSanitizer(string value) => new(value);

    /// <summary>Only the store may call this method, to read back what the sanitiser made.</summary>
    internal static SafeHtml FromStore(string value) => new(value);

    public override string ToString() => Value;
}
