namespace Aggregator.Storage;

/// <summary>The database was written by an older version of the program, and was to be opened as it is.</summary>
public sealed class OlderSchemaException(int found, int known) : Exception($"The database has schema {found}; this program needs {known}.")
{
    public int Found => found;

    public int Known => known;
}
