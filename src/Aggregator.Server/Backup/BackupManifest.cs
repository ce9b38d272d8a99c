using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>What a backup says of itself: <c>manifest.json</c> in the file.</summary>
internal sealed partial record BackupManifest
{
    public const string FileName = "manifest.json";

    /// <summary>Grows when a file of this form can no longer be read by older versions of the program.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Program { get; init; }

    public required StoreEngine Engine { get; init; }

    public required int Schema { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How much the archive holds of each kind of thing; null where an older archive was copied as it was.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>The three feeds that the program writes from the archive; null where an older archive was copied as it was.</summary>
    public IReadOnlyList<CheckedBytes>? Feeds { get; init; }

    /// <summary>The files in the backup, by their paths in the data folder.</summary>
    public required IReadOnlyList<CheckedBytes> Parts { get; init; }

    /// <summary>Of this program.</summary>
    public static string Version { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.BackupManifest);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static BackupManifest Read(Stream json) => JsonSerializer.Deserialize(json, ManifestJson.Default.BackupManifest) ?? throw new JsonException();

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(BackupManifest))]
    private sealed partial class ManifestJson : JsonSerializerContext;
}

/// <summary>Bytes that can be recognised.</summary>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record CheckedBytes(string Name, long Bytes, string Sha256);
