namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The numbers of the articles that are not in a story yet, in a collection of their own.</summary>
internal static class UnplacedArticles
{
    public const string Collection = "unplaced";
}
