using System.Globalization;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage;

/// <summary>What operators are told about a source: its state, why it is asked when it is, and what there is to do.</summary>
public static class SourceStanding
{
    /// <param name="health">Null for a source that the store does not know yet.</param>
    public static Sentence State(Source source, SourceHealth? health) => health?.State switch
    {
        _ when !source.Enabled => new Sentence(SentenceKind.Disabled, source.Id),
        { Paused: true } => new Sentence(SentenceKind.Paused, source.Id),
        { ConsecutiveFailures: > 0 and var failures } => new Sentence(SentenceKind.Failing, $"{failures}", source.Id),
        _ when health?.Fetches is not [_, ..] => new Sentence(SentenceKind.NotAskedYet),
        _ => new Sentence(SentenceKind.Followed),
    };

    /// <summary>Why the source is asked next when it is.</summary>
    /// <inheritdoc cref="State"/>
    public static Sentence NextCheck(Source source, SourceHealth? health, DateTimeOffset now) => (health?.State, health?.Latest?.Result) switch
    {
        _ when !source.Enabled || health?.State.Paused == true => new Sentence(SentenceKind.NextNever),
        (null, _) or (_, null) => new Sentence(SentenceKind.NextAtOnce),
        ({ NextFetch: var next }, _) when next <= now => new Sentence(SentenceKind.NextAtOnce),
        (_, FetchResult.Deferred) => new Sentence(SentenceKind.NextAsAsked),
        (_, FetchResult.Offline) => new Sentence(SentenceKind.NextAfterOffline),
        ({ ConsecutiveFailures: > 0 and var failures }, _) => new Sentence(SentenceKind.NextAfterFailures, $"{failures}"),
        ({ Interval: { } interval }, _) => new Sentence(SentenceKind.NextByRhythm, Hours(interval)),
        _ => new Sentence(SentenceKind.NextAtOnce),
    };

    /// <summary>What an operator should know or do about it; null when all is well.</summary>
    /// <inheritdoc cref="State"/>
    public static Sentence? Note(Source source, SourceHealth? health) => source switch
    {
        { Enabled: false, DisabledReason: { } reason } => Sentence.Told(reason),
        { Enabled: false } => null,
        _ when health?.State.Paused == true => health.State.PausedReason ?? new Sentence(SentenceKind.Paused, source.Id),
        _ => health?.Latest is { Detail: { Kind: not SentenceKind.FeedMended } detail } ? detail : null,
    };

    private static string Hours(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}");
}
