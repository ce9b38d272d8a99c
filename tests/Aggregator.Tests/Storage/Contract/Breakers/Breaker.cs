using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers;

/// <summary>For each promise, a store that breaks this promise and keeps all others.</summary>
internal static class Breaker
{
    /// <summary>By the name of the promise. A breaker puts wrong calls in front of a store that keeps all promises.</summary>
    public static IReadOnlyDictionary<string, Func<Store, Store>> All { get; } = new[]
    {
        InvariantBreakers.All, SourceBreakers.All, AdmissionBreakers.All, EntryBreakers.All, PlacementBreakers.All, LargeStoryBreakers.All,
        ReadingBreakers.All, SearchBreakers.All, RevisionBreakers.All, ShownBreakers.All, DecisionBreakers.All, PictureBreakers.All, ReportBreakers.All, UpkeepBreakers.All, TransferBreakers.All, RetentionBreakers.All,
        OperatorBreakers.All, RemovedSourceBreakers.All,
        AccountBreakers.All,
    }.SelectMany(chapter => chapter).ToDictionary(StringComparer.Ordinal);

    /// <summary>A store that breaks the promises with these names.</summary>
    public static Store Break(Store store, Func<string, bool> isMeant) =>
        All.Where(breaker => isMeant(breaker.Key)).Aggregate(store, (broken, breaker) => breaker.Value(broken));
}
