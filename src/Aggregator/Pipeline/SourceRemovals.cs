using System.Globalization;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Storage.Settings;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Hides the articles of removed sources, shows them again, and deletes them for good when the time for an undo is
/// over.</summary>
public sealed partial class SourceRemovals(
    ISourceSettingsStore settings, IRemovedSourceStore articles, TimeProvider clock, ILogger<SourceRemovals> logger)
{
    private const int LookedAtAtOnce = 200;
    private const int DeletedAtOnce = 50;

    // Removals whose articles this process has adapted, so that each is looked through once.
    private readonly HashSet<(string SourceId, long Revision)> _adapted = [];

    /// <summary>Makes all articles of the source as its removal says: hidden, or shown when there is none.</summary>
    /// <returns>How many articles were hidden or shown.</returns>
    public async Task<int> AdaptAsync(string sourceId, CancellationToken cancellationToken)
    {
        var moved = 0;
        Cursor? next = null;
        do
        {
            var step = await articles.AdaptAsync(sourceId, next, LookedAtAtOnce, cancellationToken);
            (moved, next) = (moved + step.Moved, step.Next);
        }
        while (next is not null);
        return moved;
    }

    /// <summary>Ends removals that a stopped process left half done, and deletes what can no longer be put back.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var removed in await settings.AllAsync(cancellationToken))
        {
            if (removed.Removal is not { WithArticles: true, PurgedAt: null } removal)
            {
                continue;
            }

            if (_adapted.Add((removed.SourceId, removed.Revision)))
            {
                await AdaptAsync(removed.SourceId, cancellationToken);
            }

            if (clock.GetUtcNow() - removal.At >= SourceRemoval.UndoFor)
            {
                await PurgeAsync(removed, removal, cancellationToken);
            }
        }
    }

    private async Task PurgeAsync(OperatorSettings removed, SourceRemoval removal, CancellationToken cancellationToken)
    {
        int deleted, all = 0;
        do
        {
            deleted = await articles.PurgeAsync(removed.SourceId, DeletedAtOnce, cancellationToken);
            all += deleted;
        }
        while (deleted > 0);
        var now = clock.GetUtcNow();
        var record = new AuditRecord { At = now, By = Author.Program, What = AuditAction.SourcePurged, Subject = removed.SourceId, Before = all.ToString(CultureInfo.InvariantCulture) };
        if (await settings.SaveAsync(removed with { Removal = removal with { PurgedAt = now } }, record, cancellationToken))
        {
            LogPurged(removed.SourceId, removal.At, all);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Source} was removed at {At:u}: its {Articles} articles were deleted for good")]
    private partial void LogPurged(string source, DateTimeOffset at, int articles);
}
