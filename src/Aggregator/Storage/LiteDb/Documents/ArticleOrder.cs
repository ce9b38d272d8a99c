using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The position of an article in lists, as an index key. The key contains what filters need, so a list does not read the
/// articles that it leaves out.</summary>
/// <param name="At">The instant that orders the article.</param>
/// <param name="Id">The number of the article.</param>
/// <param name="Source">The number of its paper.</param>
/// <param name="IsCopy">Whether it has the text of another article.</param>
/// <param name="IsHidden">Whether an editor has hidden it.</param>
internal readonly record struct ArticleOrder(long At, long Id, long Source, bool IsCopy, bool IsHidden)
{
    /// <summary>The index of all placed articles, by <see cref="At"/> and <see cref="Id"/>.</summary>
    public const string Field = "order";

    /// <summary>The same index for each paper.</summary>
    public const string PaperField = "paper";

    public static ArticleOrder Of(BsonDocument article, long source) => new(
        article["at"].AsInt64, article["_id"].AsInt64, source, article.ContainsKey("copy_of"), article.Flag("hidden"));

    public static byte[] Key(long at, long id) => LiteKeys.Of(at, id, long.MinValue);

    public static byte[] PaperKey(long source, long at, long id) => LiteKeys.Of(source, at, id, long.MinValue);

    public static ArticleOrder Read(BsonValue key) =>
        Read(LiteKeys.At(key.AsBinary, 2), LiteKeys.At(key.AsBinary, 0), LiteKeys.At(key.AsBinary, 1));

    public static ArticleOrder ReadPaper(BsonValue key) =>
        Read(LiteKeys.At(key.AsBinary, 3), LiteKeys.At(key.AsBinary, 1), LiteKeys.At(key.AsBinary, 2), LiteKeys.At(key.AsBinary, 0));

    /// <summary>Writes both keys into the article.</summary>
    public void Write(BsonDocument article)
    {
        var marks = (IsCopy ? 1 : 0) + (IsHidden ? 2 : 0);
        article[Field] = LiteKeys.Of(At, Id, (Source * 4) + marks);
        article[PaperField] = LiteKeys.Of(Source, At, Id, marks);
    }

    private static ArticleOrder Read(long marks, long at, long id, long? source = null) =>
        new(at, id, source ?? marks / 4, (marks & 1) != 0, (marks & 2) != 0);
}
