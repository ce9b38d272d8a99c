using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Server.Backup;

/// <summary>The time and the file of the last backup of a data folder, to show it to operators.</summary>
internal sealed partial record LastBackup(DateTimeOffset At, string File)
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string FileName = "last-backup.json";

    /// <returns>Null when there was no backup yet, or the file cannot be read.</returns>
    public static LastBackup? Of(string dataFolder)
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(Path.Combine(dataFolder, FileName)), LastBackupJson.Default.LastBackup);
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (JsonException)
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
