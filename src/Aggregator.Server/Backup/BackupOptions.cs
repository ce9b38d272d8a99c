using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server.Backup;

/// <summary>When the service makes backups by itself, and where.</summary>
internal sealed class BackupOptions
{
    /// <summary>The time between two backups. Without it no backup is made by itself.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan? Every { get; init; }

    /// <summary>How many backups are kept. When there is one more, the oldest is deleted.</summary>
    [Range(1, 1000)]
    public int Keep { get; init; } = 7;

    /// <summary>The folder of the backups. Without it: <c>backups</c> in the data folder. A folder on another disk is better,
    /// because a broken disk destroys both.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether a backup is made before an archive of an older version is converted; <c>--no-backup</c> sets it to
    /// false.</summary>
    public bool BeforeMigration { get; init; } = true;
}
