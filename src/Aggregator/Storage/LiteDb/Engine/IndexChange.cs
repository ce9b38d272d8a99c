using Aggregator.Storage.Policy.Entries;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>An article whose words the full-text index does not have yet.</summary>
/// <param name="Article">Null when its words are to be taken out.</param>
/// <param name="Change">Its number among the changes of known articles; 0 for a new article.</param>
/// <param name="At">Its instant in lists, for the marks of its date.</param>
/// <param name="SeenAt">When this was written: whatever the index took up before arrived before.</param>
internal sealed record IndexChange(long Id, PreparedArticle? Article, long Change, DateTimeOffset At, DateTimeOffset SeenAt);
