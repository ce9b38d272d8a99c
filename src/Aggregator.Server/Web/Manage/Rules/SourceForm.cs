using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Extraction.Rules;
using Aggregator.Sources;
using Aggregator.Sources.Effective;

namespace Aggregator.Server.Web.Manage.Rules;

/// <summary>The settings of a source as texts of a form, and back. A form is checked by the reader of feeds.json, so that both
/// take the same values.</summary>
public sealed record SourceForm
{
    /// <summary>Long selectors and headers have their room.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly char[] Breaks = ['\r', '\n'];

    /// <summary>As somebody typed them, or as they are saved; by the name of the field.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The fields that cannot be used, each with a sentence.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();

    public string Value(string name) => Values.GetValueOrDefault(name, "");

    public static SourceForm Of(Source source)
    {
        var entry = SourceWriter.Entry(source);
        return new SourceForm { Values = SourceFields.All.ToDictionary(field => field.Name, field => Text(Find(entry, field.Name), field), StringComparer.Ordinal) };
    }

    /// <summary>Reads a form that was sent.</summary>
    /// <param name="before">Settings that are on no form stay as they are here.</param>
    /// <returns>The edited source; null when a field has a fault.</returns>
    public static (SourceForm Form, Source? Source) Read(IFormCollection sent, Source before)
    {
        // A field that the page does not show keeps its value.
        var old = Of(before);
        var form = new SourceForm
        {
            Values = SourceFields.All.ToDictionary(field => field.Name, field => sent.TryGetValue(field.Name, out var text) ? Typed(field, text.ToString()) : old.Value(field.Name), StringComparer.Ordinal),
        };
        var entry = SourceWriter.Entry(before);
        foreach (var field in SourceFields.All)
        {
            Put(entry, field, form.Value(field.Name));
        }

        Tidy(entry);
        var source = EffectiveCatalogue.Read(entry).Source;
        var faults = source is null ? FaultsOf(entry) : SelectorFaults(source);
        return (form with { Faults = faults }, faults.Count == 0 ? source : null);
    }

    private static Dictionary<string, string> SelectorFaults(Source source)
    {
        var faults = SelectorCheck.Faults(source);
        return SourceFields.All.Where(field => faults.Any(fault => fault.Contains($" {field.Name} is not a CSS selector", StringComparison.Ordinal)))
            .ToDictionary(field => field.Name, field => field.Fault, StringComparer.Ordinal);
    }

    /// <summary>A field has a fault when a source with this one setting has it.</summary>
    private static Dictionary<string, string> FaultsOf(JsonObject entry)
    {
        var alone = SourceFields.All.Where(field => !IsUsable(entry, field)).ToDictionary(field => field.Name, field => field.Fault, StringComparer.Ordinal);
        if (alone.Count > 0)
        {
            return alone;
        }

        // Each value is right, but they do not go together.
        var name = entry["feedUrls"] is null ? "feedUrls" : entry["kind"]?.GetValue<string>() == "listing" && entry["listing"] is null ? "listing.item" : "maxInterval";
        return new(StringComparer.Ordinal) { [name] = name == "listing.item" ? "القائمة تحتاج إلى محدد الخبر الواحد." : SourceFields.All.First(field => field.Name == name).Fault };
    }

    private static bool IsUsable(JsonObject entry, SourceField field)
    {
        var top = field.Name.Split('.')[0];
        var alone = new JsonObject { ["id"] = "x", ["name"] = "x", ["enabled"] = false };
        if (field.Name == "name" && entry["name"] is null)
        {
            return false;
        }

        if (entry[top] is not { } value)
        {
            return true;
        }

        alone[top] = value.DeepClone();
        return (field.IsSelector && field.Name != "listing.item") || EffectiveCatalogue.Read(alone).Source is not null;
    }

    private static JsonNode? Find(JsonObject entry, string name) => name.Split('.') is [var outer, var inner] ? (entry[outer] as JsonObject)?[inner] : entry[name];

    private static string Text(JsonNode? node, SourceField field) => node switch
    {
        null when field.Form is FieldForm.Choice or FieldForm.Question => field.Choices[0].Value,
        null => "",
        JsonArray lines => string.Join('\n', lines.Select(line => line?.GetValue<string>())),
        JsonObject pairs => string.Join('\n', pairs.Select(pair => $"{pair.Key}: {pair.Value?.GetValue<string>()}")),
        _ => node.ToString(),
    };

    private static void Put(JsonObject entry, SourceField field, string text)
    {
        var (target, name) = field.Name.Split('.') is [var outer, var inner] ? (Object(entry, outer), inner) : (entry, field.Name);
        target[name] = text.Length == 0 ? null : field.Form switch
        {
            FieldForm.Lines => new JsonArray([.. Lines(text).Select(line => JsonValue.Create(line))]),
            FieldForm.Pairs => Pairs(text),
            FieldForm.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text),
            _ => JsonValue.Create(text),
        };
    }

    /// <summary>People write numbers and times with Arabic digits too.</summary>
    private static string Typed(SourceField field, string text) => field is { IsLatin: true, Form: FieldForm.Line or FieldForm.Number }
        ? string.Concat(text.Trim().Select(sign => sign is >= '٠' and <= '٩' ? (char)('0' + (sign - '٠')) : sign is '٫' ? '.' : sign))
        : text.Trim();

    private static JsonObject Pairs(string text)
    {
        var pairs = new JsonObject();
        foreach (var line in Lines(text))
        {
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            pairs[parts[0]] = parts.Length == 2 ? parts[1] : null;
        }

        return pairs;
    }

    private static string[] Lines(string text) => text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonObject Object(JsonObject entry, string name)
    {
        if (entry[name] is not JsonObject inner)
        {
            entry[name] = inner = [];
        }

        return inner;
    }

    /// <summary>Removes what was emptied: feeds.json knows no null.</summary>
    private static void Tidy(JsonObject entry)
    {
        foreach (var (name, value) in entry.ToList())
        {
            if (value is JsonObject inner && name != "headers")
            {
                Tidy(inner);
            }

            if (value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 })
            {
                entry.Remove(name);
            }
        }
    }
}
