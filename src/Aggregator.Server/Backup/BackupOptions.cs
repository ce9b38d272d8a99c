using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server.Backup;

/// <summary>When backups are made without being asked for, and where they lie.</summary>
internal sealed class BackupOptions
{
    /// <summary>The time between two backups; null for none.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan? Every { get; init; }

    /// <summary>How many backups stay; the oldest goes when there is one more.</summary>
    [Range(1, 1000)]
    public int Keep { get; init; } = 7;

    /// <summary>Null for <c>backups</c> in the data folder. Another disk is better: a broken one takes both along.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether a backup is made before an archive of an older version is brought up to date; <c>--no-backup</c> says no.</summary>
    public bool BeforeMigration { get; init; } = true;
}
