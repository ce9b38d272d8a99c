namespace Aggregator.Text.Sentences;

/// <summary>A sentence in one language. «{0}» is the place of its first value.</summary>
/// <param name="What">What is so.</param>
/// <param name="Cause">Why it usually is so; null where nothing is wrong.</param>
/// <param name="NextStep">What the operator can do; null where nothing is wrong.</param>
internal sealed record Wording(string What, string? Cause = null, string? NextStep = null);

/// <summary>One row of the table: a kind of sentence in both languages.</summary>
internal sealed record SentenceRow(SentenceKind Kind, Wording English, Wording Arabic)
{
    public Wording In(Language language) => language is Language.Arabic ? Arabic : English;
}
