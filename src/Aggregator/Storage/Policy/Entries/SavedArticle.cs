using Aggregator.Text.Sentences;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The result of saving an article.</summary>
/// <param name="Id">The number of the new article, or of the stored article that it is the same as.</param>
/// <param name="Tally">Counts the article as new, changed or known.</param>
/// <param name="Note">What is wrong with the text; null when nothing is.</param>
internal sealed record SavedArticle(long Id, EntryTally Tally, Sentence? Note = null);
