namespace Aggregator.Storage.Policy.Entries;

/// <summary>What saving an article came to.</summary>
/// <param name="Id">Its own number, or that of the article that it is.</param>
/// <param name="Tally">New, changed or known.</param>
/// <param name="Note">What is wrong with its text; null when nothing is.</param>
internal sealed record SavedArticle(long Id, EntryTally Tally, string? Note = null);
