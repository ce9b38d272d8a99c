using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Aggregator.Sources;

/// <summary>Reads the members of one JSON object and notes every fault with its line; it does not stop at the first
/// fault.</summary>
internal sealed class SettingsReader(SettingsNode node, string? sourceId, ICollection<SourceFault> faults)
{
    /// <summary>Notes unknown names as faults, because a misspelt setting would otherwise do nothing without a message.</summary>
    public void RefuseUnknown(params IReadOnlyList<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
            {
                Note(member.Line, $"unknown property \"{member.Name}\"{Spelling.Suggest(member.Name, known)}");
            }
            else if (!seen.Add(member.Name))
            {
                Note(member.Line, $"\"{member.Name}\" stands here twice");
            }
        }
    }

    public SettingsNode? Find(string name) =>
        node.Members.FirstOrDefault(member => member.Name == name)?.Value is { Kind: not JsonValueKind.Null } value ? value : null;

    /// <param name="fault">Says what is wrong with a text; returns null when the text is right.</param>
    public string? Text(string name, Func<string, string?>? fault = null) =>
        Find(name) is { } value ? Check(value, name, fault) : null;

    public bool Bool(string name, bool otherwise)
    {
        if (Find(name) is not { } value)
        {
            return otherwise;
        }

        if (value.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Note(value.Line, $"\"{name}\" must be true or false");
        }

        return value.Kind == JsonValueKind.True;
    }

    public double Number(string name, double otherwise, double least, double most)
    {
        if (Find(name) is not { } value)
        {
            return otherwise;
        }

        if (value.Kind == JsonValueKind.Number
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Note(value.Line, string.Create(CultureInfo.InvariantCulture, $"\"{name}\" must be a number from {least} to {most}"));
        return otherwise;
    }

    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        var names = Enum.GetNames<T>().Select(known => known.ToLowerInvariant()).ToList();
        if (names.Contains(text, StringComparer.Ordinal))
        {
            return Enum.Parse<T>(text, ignoreCase: true);
        }

        Note(Find(name)!.Line, $"\"{name}\" must be one of {string.Join(", ", names)}, not \"{text}\""); // Find cannot be null: Text found the member.
        return otherwise;
    }

    /// <summary>Hours and minutes: "00:10", "24:00", "-03:00"; seconds may follow.</summary>
    public TimeSpan Duration(string name, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (DurationText.Parse(text) is { } duration && duration >= least && duration <= most)
        {
            return duration;
        }

        var range = $"between \"{DurationText.Write(least)}\" and \"{DurationText.Write(most)}\"";
        Note(Find(name)!.Line, $"\"{name}\" must be hours:minutes {range}, not \"{text}\""); // Find cannot be null: Text found the member.
        return otherwise;
    }

    public IReadOnlyList<SettingsNode> Items(string name)
    {
        if (Find(name) is { Kind: not JsonValueKind.Array } value)
        {
            Note(value.Line, $"\"{name}\" must be a list [ … ]");
        }

        return Find(name)?.Items ?? [];
    }

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select(item => Check(item, name, null)).OfType<string>()];

    public IReadOnlyList<Uri> Addresses(string name) =>
        [.. Items(name).Select(item => Check(item, name, SourceChecks.Address)).OfType<string>().Select(text => new Uri(text))];

    public Uri? Address(string name) => Text(name, SourceChecks.Address) is { } text ? new Uri(text) : null;

    /// <summary>A reader of the object inside; null when the object is absent.</summary>
    public SettingsReader? Inner(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.Kind == JsonValueKind.Object)
        {
            return new SettingsReader(value, sourceId, faults);
        }

        Note(value.Line, $"\"{name}\" must be an object {{ … }}");
        return null;
    }

    public IEnumerable<SettingsMember> Members => node.Members;

    public string? Check(SettingsNode value, string name, Func<string, string?>? fault)
    {
        if (value.Kind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.Text))
        {
            Note(value.Line, $"\"{name}\" must be a text in quotes that is not empty");
            return null;
        }

        if (value.Text.Any(letter => !XmlConvert.IsXmlChar(letter) && !char.IsSurrogate(letter)))
        {
            Note(value.Line, $"\"{name}\" has a control character");
            return null;
        }

        if (fault?.Invoke(value.Text.Trim()) is { } reason)
        {
            Note(value.Line, $"\"{name}\": {reason}");
            return null;
        }

        return value.Text.Trim();
    }

    public void Note(int line, string reason) => faults.Add(new SourceFault(line, sourceId, reason));

    public void NoteMissing(string reason) => Note(node.Line, reason);
}
