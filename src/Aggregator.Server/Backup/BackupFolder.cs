using System.Globalization;

namespace Aggregator.Server.Backup;

/// <summary>The folder of the backups that the program makes by itself, and names that are in order of time.</summary>
internal sealed class BackupFolder(BackupOptions options, string dataFolder)
{
    /// <summary>In the data folder, where no other is named.</summary>
    public const string DefaultName = "backups";

    private const string Regular = "backup-";
    private const string BeforeChange = "before-schema-";
    private const string Moment = "yyyyMMdd-HHmmss";
    private const string Ending = ".zip";

    public string Path { get; } = options.Folder is { Length: > 0 } folder ? System.IO.Path.GetFullPath(folder) : System.IO.Path.Combine(dataFolder, DefaultName);

    public string Next(DateTimeOffset now) => Named($"{Regular}{now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}");

    /// <summary>Of an archive before it is brought to another schema.</summary>
    public string Next(int schema, DateTimeOffset now) =>
        Named(string.Create(CultureInfo.InvariantCulture, $"{BeforeChange}{schema}-{now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}"));

    /// <returns>When the last backup was made that was not asked for; null for none.</returns>
    public DateTimeOffset? Last => Files(Regular).Select(MomentOf).OfType<DateTimeOffset>().Cast<DateTimeOffset?>().Max();

    /// <summary>Deletes the oldest of each kind beyond those that stay, and what killed processes left.</summary>
    public void Rotate()
    {
        foreach (var old in new[] { Regular, BeforeChange }.SelectMany(kind => Files(kind).OrderDescending(StringComparer.Ordinal).Skip(options.Keep)))
        {
            File.Delete(old);
        }

        Draft.Sweep(Path);
    }

    // Only what this class has named: an operator may keep other things beside.
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
