using Aggregator.Storage.Policy.Entries;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>An article whose words the search index must take up or remove.</summary>
/// <param name="Article">Null when the words of the article are to be removed.</param>
/// <param name="Change">The number of the change of a known article; 0 for a new article.</param>
/// <param name="At">The instant that orders the article in lists.</param>
/// <param name="SeenAt">The time of the write. Articles that the index took up earlier arrived before this time.</param>
internal sealed record IndexChange(long Id, PreparedArticle? Article, long Change, DateTimeOffset At, DateTimeOffset SeenAt);
