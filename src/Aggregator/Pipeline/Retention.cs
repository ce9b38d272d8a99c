using Aggregator.Storage;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Removes what the operator lets go, the oldest first and a little at a time.</summary>
public sealed partial class Retention(IRetentionStore store, TimeProvider clock, RetentionOptions options, ILogger<Retention> logger)
{
    private const int ArticlesAtOnce = 100;
    private const int StoriesAtOnce = 20;

    /// <summary>The grouper and the desk work on the texts of this time; no text of it is removed, however large the archive is.</summary>
    private static readonly TimeSpan Youngest = TimeSpan.FromDays(30);

    /// <summary>After each step that removed something, so that writers and readers have their turn.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    /// <param name="isTrial">Nothing is removed, only counted.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public async Task<RetentionReport> RunAsync(bool isTrial, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (articles, stories) = options.Headlines is { } headlines ? await RemoveStoriesAsync(now - headlines, isTrial, cancellationToken) : (0, 0);
        var (texts, bytes) = options.Bodies is null && options.BodyBytes is null ? (0, 0) : await RemoveTextsAsync(now, isTrial, cancellationToken);
        var report = new RetentionReport(texts, bytes, stories, articles);
        if (!isTrial && report is not { Texts: 0, Articles: 0 })
        {
            LogRemoved(texts, bytes, articles, stories);
        }

        return report;
    }

    private async Task<(int Texts, long Bytes)> RemoveTextsAsync(DateTimeOffset now, bool isTrial, CancellationToken cancellationToken)
    {
        var (oldest, tooMany) = (now - options.Bodies ?? DateTimeOffset.MinValue, await TooManyBytesAsync(now, cancellationToken));
        var (texts, bytes) = (0, 0L);
        Cursor? after = null;
        do
        {
            var step = await store.OldTextsAsync(after, now - Youngest, ArticlesAtOnce, cancellationToken);
            after = step.Next;
            var removed = step.Texts.TakeWhile(text =>
            {
                var goes = text.At < oldest || tooMany > 0;
                (tooMany, bytes) = goes ? (tooMany - text.Bytes, bytes + text.Bytes) : (tooMany, bytes);
                return goes;
            }).ToList();
            texts += isTrial || removed.Count == 0 ? removed.Count : await store.RemoveTextsAsync([.. removed.Select(text => text.Article)], now, cancellationToken);
            if (removed.Count < step.Texts.Count)
            {
                break;
            }

            await RestAsync(removed.Count > 0 && !isTrial, cancellationToken);
        }
        while (after is not null);
        return (texts, bytes);
    }

    /// <returns>By how many bytes the texts are more than they may be; 0 where they may be any number.</returns>
    private async Task<long> TooManyBytesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (options.BodyBytes is not { } most)
        {
            return 0;
        }

        long bytes = 0;
        Cursor? after = null;
        do
        {
            var step = await store.OldTextsAsync(after, now.AddDays(1), ArticlesAtOnce, cancellationToken);
            bytes += step.Texts.Sum(text => text.Bytes);
            after = step.Next;
        }
        while (after is not null);
        return bytes - most;
    }

    private async Task<(int Articles, int Stories)> RemoveStoriesAsync(DateTimeOffset before, bool isTrial, CancellationToken cancellationToken)
    {
        var (articles, stories) = (0, 0);
        Cursor? after = null;
        do
        {
            var step = await store.OldStoriesAsync(after, before, StoriesAtOnce, cancellationToken);
            after = step.Next;
            stories += step.Stories.Count;
            articles += isTrial || step.Stories.Count == 0
                ? step.Stories.Sum(story => story.Articles)
                : await store.RemoveStoriesAsync([.. step.Stories.Select(story => story.Id)], before, cancellationToken);
            await RestAsync(step.Stories.Count > 0 && !isTrial, cancellationToken);
        }
        while (after is not null);
        return (articles, stories);
    }

    private Task RestAsync(bool hasWritten, CancellationToken cancellationToken) => hasWritten ? Task.Delay(Rest, clock, cancellationToken) : Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Removed because of their age or size: {Texts} texts ({Bytes} bytes), {Articles} articles of {Stories} stories")]
    private partial void LogRemoved(int texts, long bytes, int articles, int stories);
}

/// <summary>What was removed, or would be.</summary>
/// <param name="Bytes">Of the texts, in UTF-8.</param>
/// <param name="Articles">Of the stories, headlines and all.</param>
public sealed record RetentionReport(int Texts, long Bytes, int Stories, int Articles);
