using System.Globalization;

namespace Aggregator.Server.Backup;

/// <summary>The folder of the backups that the program makes by itself. The names of the files are in order of time.</summary>
internal sealed class BackupFolder(BackupOptions options, string dataFolder)
{
    /// <summary>The name of the folder in the data folder when no other folder is configured.</summary>
    public const string DefaultName = "backups";

    private const string Regular = "backup-";
    private const string BeforeChange = "before-schema-";
    private const string Moment = "yyyyMMdd-HHmmss";
    private const string Ending = ".zip";

    public string Path { get; } = options.Folder is { Length: > 0 } folder ? System.IO.Path.GetFullPath(folder) : System.IO.Path.Combine(dataFolder, DefaultName);

    public string Next(DateTimeOffset now) => Named($"{Regular}{now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}");

    /// <summary>The name of the next backup before a conversion.</summary>
    public string Next(int schema, DateTimeOffset now) =>
        Named(string.Create(CultureInfo.InvariantCulture, $"{BeforeChange}{schema}-{now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}"));

    /// <returns>The time of the last regular backup; null when there is none.</returns>
    public DateTimeOffset? Last => Files(Regular).Select(MomentOf).OfType<DateTimeOffset>().Cast<DateTimeOffset?>().Max();

    /// <summary>Deletes the oldest backups of each kind beyond the configured number, and the drafts of killed
    /// processes.</summary>
    public void Rotate()
    {
        foreach (var old in new[] { Regular, BeforeChange }.SelectMany(kind => Files(kind).OrderByDescending(MomentOf).Skip(options.Keep)))
        {
            File.Delete(old);
        }

        Draft.Sweep(Path);
    }

    // Only files with names of this class count, because an operator may keep other files in the folder.
    private IEnumerable<string> Files(string kind) =>
        Directory.Exists(Path) ? Directory.EnumerateFiles(Path, $"{kind}*{Ending}").Where(file => MomentOf(file) is not null) : [];

    private static DateTimeOffset? MomentOf(string file)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        return name.Length > Moment.Length && DateTimeOffset.TryParseExact(
            name[^Moment.Length..], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
    }

    private string Named(string name)
    {
        Directory.CreateDirectory(Path);
        return System.IO.Path.Combine(Path, name + Ending);
    }
}
