using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Makes a backup when the last one is old enough, and deletes the oldest. The names of the files contain the times, so
/// a restart changes nothing.</summary>
internal sealed partial class BackupWatch(
    Store store, DataFolder dataFolder, SourceCatalogFile catalogue, BackupOptions options, TimeProvider clock, ILogger<BackupWatch> logger)
{
    /// <summary>The pause after a failed backup, because the next one would also fail while the disk is full.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);

    private DateTimeOffset _notBefore;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (folder, now) = (new BackupFolder(options, dataFolder.Path), clock.GetUtcNow());
        if (options.Every is not { } every || now < _notBefore || folder.Last is { } last && now - last < every)
        {
            return;
        }

        _notBefore = now + Rest;
        var target = folder.Next(now);
        await new ArchiveBackup(dataFolder.Path, catalogue.Path, clock).MakeAsync(store, target, overwrite: false, cancellationToken);
        LogMade(target, new FileInfo(target).Length);
        folder.Rotate();
        _notBefore = now;
    }

    [LoggerMessage(LogLevel.Information, "A backup of {Bytes} bytes was made: {File}")]
    private partial void LogMade(string file, long bytes);
}
