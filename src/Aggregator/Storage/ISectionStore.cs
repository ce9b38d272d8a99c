namespace Aggregator.Storage;

/// <summary>The names under which papers file their news.</summary>
public interface ISectionStore
{
    /// <summary>Every name that any article carries, as its paper writes it; some are whole paths, «الرئيسية / رياضة».</summary>
    Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken);
}
