using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>The description of a backup: <c>manifest.json</c> in the file.</summary>
internal sealed partial record BackupManifest
{
    public const string FileName = "manifest.json";

    /// <summary>The number of the form. It grows when older versions of the program can no longer read the file.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Program { get; init; }

    public required StoreEngine Engine { get; init; }

    public required int Schema { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The number of rows of each kind; null for an older archive that was copied as it was.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>The three feeds that the program writes from the archive; null for an older archive that was copied as it
    /// was.</summary>
    public IReadOnlyList<CheckedBytes>? Feeds { get; init; }

    /// <summary>The files in the backup, with their paths in the data folder.</summary>
    public required IReadOnlyList<CheckedBytes> Parts { get; init; }

    /// <summary>The version of this program.</summary>
    public static string Version { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.BackupManifest);

    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static BackupManifest Read(Stream json) => JsonSerializer.Deserialize(json, ManifestJson.Default.BackupManifest) ?? throw new JsonException();

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(BackupManifest))]
    private sealed partial class ManifestJson : JsonSerializerContext;
}

/// <summary>A file or feed with its size and checksum.</summary>
/// <param name="Sha256">As hexadecimal digits.</param>
internal sealed record CheckedBytes(string Name, long Bytes, string Sha256);
