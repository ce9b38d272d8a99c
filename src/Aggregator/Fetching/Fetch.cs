namespace Aggregator.Fetching;

/// <summary>Asks a server for one document: <see cref="Fetcher.FetchAsync"/>, or what stands in for it in a test.</summary>
public delegate Task<FetchOutcome> Fetch(FetchRequest request, CancellationToken cancellationToken);
