namespace Aggregator.Sources;

/// <summary>The result of reading feeds.json: all sources, or all faults.</summary>
public abstract record SourceCatalogOutcome
{
    private SourceCatalogOutcome()
    {
    }

    /// <param name="Sources">In the order of the file; disabled sources are included.</param>
    public sealed record Loaded(IReadOnlyList<Source> Sources) : SourceCatalogOutcome;

    /// <param name="Faults">In the order of the file; never empty.</param>
    public sealed record Faulty(IReadOnlyList<SourceFault> Faults) : SourceCatalogOutcome;
}

/// <summary>One fault in feeds.json.</summary>
/// <param name="Line">Counted from 1; 0 when the file as a whole could not be read.</param>
/// <param name="SourceId">Null when the fault lies outside a source, or the source has no usable id.</param>
/// <param name="Reason">One sentence for the operator: what is wrong, and what would be right.</param>
public sealed record SourceFault(int Line, string? SourceId, string Reason)
{
    public override string ToString() => (Line > 0 ? $"line {Line}: " : "") + (SourceId is null ? "" : $"{SourceId}: ") + Reason;
}
