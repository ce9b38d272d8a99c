using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Aggregator.Server.Options;

/// <summary>How values of options are written.</summary>
internal static class OptionsForm
{
    /// <summary>What a value of this type must look like.</summary>
    public static string Sentence(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } choice => $"It must be {string.Join(", ", Enum.GetNames(choice)[..^1])} or {Enum.GetNames(choice)[^1]}.",
        var span when span == typeof(TimeSpan) => "It must be a time like 00:00:30 (hours:minutes:seconds) or 1.00:00:00 (a day).",
        var address when address == typeof(Uri) => "It must be a whole address like https://news.example/.",
        var flag when flag == typeof(bool) => "It must be true or false.",
        _ => "It must be a whole number.",
    };

    /// <summary>Whether the option has several values, each with a number behind its name.</summary>
    public static bool IsList(PropertyInfo option) => option.PropertyType == typeof(IReadOnlyList<string>);

    /// <summary>A value as an operator would write it.</summary>
    public static string Text(object? value) => value switch
    {
        null or IReadOnlyList<string> { Count: 0 } => "none",
        bool flag => flag ? "true" : "false",
        TimeSpan span => span.ToString(span.Ticks % TimeSpan.TicksPerSecond == 0 ? "c" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(", ", list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The values that are allowed; empty when the type alone decides.</summary>
    public static string Allowed(PropertyInfo option) =>
        (option.GetCustomAttribute<RangeAttribute>(), Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType) switch
        {
            ({ } range, _) => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
            (null, { IsEnum: true } choice) => string.Join(", ", Enum.GetNames(choice)),
            (null, var flag) when flag == typeof(bool) => "true, false",
            _ => "",
        };
}
