using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Text.Sentences;

/// <summary>What is said to operators about a source: its kind, and the values for the places in its wording. It gets words only
/// when somebody reads it, in the language of the reader.</summary>
/// <param name="Values">Addresses, names, numbers and times, as they stand in every language.</param>
public sealed partial record Sentence(SentenceKind Kind, params IReadOnlyList<string> Values)
{
    // A value cannot hold it: Stored removes it.
    private const char Separator = '\u001f';

    /// <summary>A text that has no row in the table: written by an operator, or kept by an older version.</summary>
    public static Sentence Told(string text) => new(SentenceKind.Told, text);

    /// <summary>A member of an enumeration in short words. Its row is called after enumeration and member.</summary>
    public static Sentence Of<T>(T member)
        where T : struct, Enum => new(Enum.Parse<SentenceKind>($"{typeof(T).Name}{member}"));

    /// <summary>What is so.</summary>
    public string In(Language language) => Filled(Wording(language).What, language);

    /// <summary>Why it usually is so; null where nothing is wrong.</summary>
    public string? CauseIn(Language language) => Wording(language).Cause is { } cause ? Filled(cause, language) : null;

    /// <summary>What the operator can do; null where nothing is wrong.</summary>
    public string? NextStepIn(Language language) => Wording(language).NextStep is { } step ? Filled(step, language) : null;

    /// <summary>What is so, its cause and the next step.</summary>
    public string WholeIn(Language language) =>
        string.Join(' ', new[] { In(language), CauseIn(language), NextStepIn(language) }.OfType<string>());

    /// <summary>What is so, and the next step.</summary>
    public string ShortIn(Language language) => string.Join(' ', new[] { In(language), NextStepIn(language) }.OfType<string>());

    /// <summary>The text that a store keeps.</summary>
    public string Stored => Kind is SentenceKind.Told && Values is [var text]
        ? text
        : string.Join(Separator, Values.Select(value => value.Replace(Separator, ' ')).Prepend(Kind.ToString()));

    /// <returns>Null for null. A text of an older version is <see cref="Told"/>.</returns>
    public static Sentence? FromStored(string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        var parts = stored.Split(Separator);
        return char.IsAsciiLetterUpper(stored.FirstOrDefault()) && Enum.TryParse<SentenceKind>(parts[0], out var kind)
            ? new Sentence(kind, parts[1..])
            : Told(stored);
    }

    public bool Equals(Sentence? other) => other is not null && Kind == other.Kind && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Kind, Values.Count);

    /// <summary>The sentence in English, for logs.</summary>
    public override string ToString() => In(Language.English);

    private Wording Wording(Language language) => SentenceTable.Rows[Kind].In(language);

    private string Filled(string wording, Language language) => Place().Replace(
        wording,
        place => int.Parse(place.ValueSpan[1..^1], CultureInfo.InvariantCulture) is var at && at < Values.Count ? Direction.Isolated(Values[at], language) : "…");

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
