using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary><see cref="ISectionStore"/> in LiteDB.</summary>
internal sealed class LiteSectionStore(LiteGate gate) : ISectionStore
{
    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<string>>(SectionDocument.Names, cancellationToken);
}
