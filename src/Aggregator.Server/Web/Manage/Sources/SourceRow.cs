using Aggregator.Sources.Effective;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Manage.Sources;

/// <summary>How a source is, in the words by which the list is filtered.</summary>
public enum SourceState
{
    Followed,
    New,
    Failing,
    Paused,
    Disabled,
}

/// <summary>One source of the list.</summary>
/// <param name="Health">Null before its first fetch.</param>
public sealed record SourceRow(EffectiveSource Listed, SourceHealth? Health)
{
    public string Id => Listed.Source.Id;

    public SourceState State => !Listed.Source.Enabled ? SourceState.Disabled : Health switch
    {
        { State.Paused: true } => SourceState.Paused,
        null or { Fetches: [] } => SourceState.New,
        { State.ConsecutiveFailures: > 0 } => SourceState.Failing,
        _ => SourceState.Followed,
    };

    /// <summary>When a fetch last brought something new; null when none of the kept fetches did.</summary>
    public DateTimeOffset? LastNews => Health?.Fetches.FirstOrDefault(fetch => fetch.NewEntries > 0)?.At;

    /// <summary>Null for a source that is not asked.</summary>
    public DateTimeOffset? Next => State is SourceState.Paused or SourceState.Disabled ? null : Health?.State.NextFetch;
}

/// <summary>States and fetches in Arabic.</summary>
internal static class SourceWords
{
    public static string Of(SourceState state) => state switch
    {
        SourceState.Followed => "متابعة",
        SourceState.New => "لم تُسأل بعد",
        SourceState.Failing => "متعثرة",
        SourceState.Paused => "موقوفة",
        _ => "معطلة",
    };

    public static string Of(FetchResult result) => result switch
    {
        FetchResult.Read => "قُرئت",
        FetchResult.NotModified or FetchResult.SameBytes => "لا جديد",
        FetchResult.Deferred => "طلب الانتظار",
        FetchResult.Unreadable => "لا تُقرأ",
        FetchResult.Failed => "لم تجب",
        _ => "كنا بلا شبكة",
    };
}
