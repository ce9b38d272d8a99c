using System.Globalization;

namespace Aggregator.Storage;

/// <summary>Brings a database to the schema that this program knows: numbered files, each applied once.</summary>
internal static class Migrations
{
    private const string Prefix = "Migrations/";

    /// <exception cref="NewerSchemaException">A newer version of the program wrote the file.</exception>
    public static void Apply(Session session)
    {
        var known = Known();
        var current = (int)(session.Number("PRAGMA user_version") ?? 0);
        if (current > known[^1].Number)
        {
            throw new NewerSchemaException(current, known[^1].Number);
        }

        foreach (var (number, resource) in known.Where(file => file.Number > current))
        {
            Apply(session, number, Read(resource));
        }
    }

    private static void Apply(Session session, int number, string sql)
    {
        session.Execute("BEGIN EXCLUSIVE");
        try
        {
            // Another process may have been faster.
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
        .. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(Prefix.Length, 3), CultureInfo.InvariantCulture), name))
            .OrderBy(file => file.Item1),
    ];

    private static string Read(string resource)
    {
        // GetManifestResourceNames has just named it.
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
