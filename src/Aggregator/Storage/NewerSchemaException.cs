namespace Aggregator.Storage;

/// <summary>The database was written by a newer version of the program, which this one must not touch.</summary>
public sealed class NewerSchemaException(int found, int known)
    : Exception($"The database has schema {found}; this program knows up to {known}. Run the newer program, or restore an older backup.");
