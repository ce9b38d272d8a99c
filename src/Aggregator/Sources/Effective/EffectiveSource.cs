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
public sealed record CatalogueConflict(CatalogueConflictKind Kind, string SourceId, string Detail)
{
    /// <summary>What is wrong, what is done instead, and what the operator can do.</summary>
    public override string ToString() => Kind switch
    {
        CatalogueConflictKind.InBoth =>
            $"{SourceId} was made by an operator and stands in feeds.json too, with other settings ({Detail}). The operator's settings count. "
            + $"To use those of the file: source revert {SourceId}.",
        CatalogueConflictKind.SameAddress =>
            $"{SourceId} is not asked: its address {Detail}. Give it another address with source edit {SourceId} --set feedUrls=ADDRESS, or remove one of the two.",
        CatalogueConflictKind.LeftFile =>
            $"{SourceId} was changed by an operator ({Detail}), but feeds.json no longer lists it. It is not followed. "
            + $"Put it back into the file, or drop the change: source revert {SourceId}.",
        CatalogueConflictKind.Unreadable =>
            $"{SourceId} has settings of an operator that cannot be used: {Detail}. {(InFile ? "The settings of feeds.json count." : "It is not followed.")} "
            + $"Correct them with source edit {SourceId}, or {(InFile ? $"drop them: source revert {SourceId}." : $"remove it: source remove {SourceId}.")}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether feeds.json lists the source.</summary>
    public bool InFile { get; init; }
}

/// <summary>The kinds of conflicts.</summary>
public enum CatalogueConflictKind
{
    /// <summary>An own source stands in feeds.json too.</summary>
    InBoth,

    /// <summary>Two sources that are followed have one feed address.</summary>
    SameAddress,

    /// <summary>The source of an override left the file.</summary>
    LeftFile,

    /// <summary>An own source or an override has a fault.</summary>
    Unreadable,
}
