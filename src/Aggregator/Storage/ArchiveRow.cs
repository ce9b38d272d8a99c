using System.Diagnostics.CodeAnalysis;

namespace Aggregator.Storage;

/// <summary>A row of an archive in a form that every store can read and write.</summary>
/// <param name="Kind">A name from <see cref="ArchiveKinds"/>.</param>
/// <param name="Values">The value of each column of the kind: a whole number, a real number, a text, bytes, or null.</param>
public sealed record ArchiveRow(string Kind, IReadOnlyDictionary<string, object?> Values)
{
    internal long Number(string column) => NumberOrNull(column) ?? throw Missing(column);

    internal long? NumberOrNull(string column) => Values[column] as long?;

    internal double Real(string column) => Values[column] as double? ?? throw Missing(column);

    internal string Text(string column) => TextOrNull(column) ?? throw Missing(column);

    internal string? TextOrNull(string column) => Values[column] as string;

    internal byte[]? BytesOrNull(string column) => Values[column] as byte[];

    [SuppressMessage("Design", "CA1065", Justification = "A row without its key is a damaged archive.")]
    private StoreException Missing(string column) => new(StoreFault.Damaged, $"A row of {Kind} has no {column}.");
}
