using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Server.Backup;

/// <summary>When the last backup of a data folder was made and where it lies, for the operator's question.</summary>
internal sealed partial record LastBackup(DateTimeOffset At, string File)
{
    /// <summary>In the data folder.</summary>
    public const string FileName = "last-backup.json";

    /// <returns>Null when none was made yet, or nobody knows.</returns>
    public static LastBackup? Of(string dataFolder)
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(Path.Combine(dataFolder, FileName)), LastBackupJson.Default.LastBackup);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Save(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        System.IO.File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this, LastBackupJson.Default.LastBackup));
        System.IO.File.Move(file + ".new", file, overwrite: true);
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(LastBackup))]
    private sealed partial class LastBackupJson : JsonSerializerContext;
}
