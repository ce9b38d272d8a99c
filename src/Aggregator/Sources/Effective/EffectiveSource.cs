using Aggregator.Text.Sentences;

namespace Aggregator.Sources.Effective;

/// <summary>A source with the settings that count.</summary>
public sealed record EffectiveSource(Source Source, SourceOrigin Origin)
{
    /// <summary>The entry of feeds.json; null when the file does not list the source.</summary>
    public Source? InFile { get; init; }

    /// <summary>The names of the settings that operators have changed, in order; those of an own source are not listed.</summary>
    public IReadOnlyList<string> Overridden { get; init; } = [];
}

/// <summary>Where a source stands.</summary>
public enum SourceOrigin
{
    /// <summary>In feeds.json.</summary>
    File,

    /// <summary>In the store: operators made it.</summary>
    Own,
}

/// <summary>A source that operators have taken out.</summary>
/// <param name="Source">Its settings as they would be without the removal; null when they cannot be read.</param>
public sealed record RemovedSource(OperatorSettings Settings, SourceRemoval Removal, Source? Source, bool IsInFile);

/// <summary>Something in file and store that does not go together. It harms no other source.</summary>
/// <param name="Sentence">What is wrong, what is done instead, and what the operator can do.</param>
public sealed record CatalogueConflict(string SourceId, Sentence Sentence)
{
    public SentenceKind Kind => Sentence.Kind;

    public override string ToString() => Sentence.WholeIn(Language.English);
}
