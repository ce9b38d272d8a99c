using System.Globalization;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Brings a database to the schema of this program. The steps are numbered files; each is applied once.</summary>
internal static class Schema
{
    private const string Prefix = "Migrations/";

    /// <summary>The number of the schema of this program.</summary>
    public static int Newest => Known()[^1].Number;

    /// <param name="session">The only connection that writes.</param>
    /// <param name="path">The path of the file, for the messages.</param>
    /// <param name="settings">What is called before and after an existing database is changed; not for a new one.</param>
    /// <exception cref="StoreException">A newer version of the program wrote the file.</exception>
    public static void Apply(Session session, string path, StoreSettings settings)
    {
        var known = Known();
        var current = (int)(session.Number("PRAGMA user_version") ?? 0);
        if (current > known[^1].Number)
        {
            throw Fault(
                StoreFault.NewerSchema,
                $"The store has schema {current}; this program knows up to {known[^1].Number}. Run the newer program, or restore an older backup.");
        }

        var isTold = current > 0 && current < known[^1].Number;
        if (isTold)
        {
            settings.BeforeMigration(OlderOf(path, current));
            settings.Tell(string.Create(CultureInfo.InvariantCulture,
                $"The archive {path} is being brought from version {current} to {known[^1].Number}: this may take minutes, and needs about twice its size on the disk."));
        }

        foreach (var (number, resource) in known.Where(file => file.Number > current))
        {
            Apply(session, number, Read(resource));
        }

        if (isTold)
        {
            settings.Tell(string.Create(CultureInfo.InvariantCulture, $"The archive {path} is at version {known[^1].Number} now."));
        }
    }

    private static OlderArchive OlderOf(string path, int schema) => new(
        Path.GetDirectoryName(path) ?? "",
        StoreEngine.Sqlite,
        schema,
        folder => DatabaseCopy.Write(path, Path.Combine(folder, Path.GetFileName(path))));

    private static StoreException Fault(StoreFault kind, FormattableString message) => new(kind, FormattableString.Invariant(message));

    private static void Apply(Session session, int number, string sql)
    {
        session.Execute("BEGIN EXCLUSIVE");
        try
        {
            // Another process may have applied the step between the check and the lock.
            if (session.Number("PRAGMA user_version") < number)
            {
                session.Execute(sql);
                session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"));
            }

            session.Execute("COMMIT");
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }
    }

    private static List<(int Number, string Resource)> Known() =>
    [
        .. typeof(Schema).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(Prefix.Length, 3), CultureInfo.InvariantCulture), name))
            .OrderBy(file => file.Item1),
    ];

    private static string Read(string resource)
    {
        // The name comes from GetManifestResourceNames, so the resource exists.
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
