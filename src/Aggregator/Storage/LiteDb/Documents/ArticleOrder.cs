using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>An article's place in lists, as a key: what a list leaves out is told by the key, without reading the article.</summary>
/// <param name="At">Its instant in lists.</param>
/// <param name="Id">Its number.</param>
/// <param name="Source">Its paper's number.</param>
/// <param name="IsCopy">It carries the text of another.</param>
/// <param name="IsHidden">An editor hid it.</param>
internal readonly record struct ArticleOrder(long At, long Id, long Source, bool IsCopy, bool IsHidden)
{
    /// <summary>Of all placed articles, by <see cref="At"/> and <see cref="Id"/>.</summary>
    public const string Field = "order";

    /// <summary>The same within each paper.</summary>
    public const string PaperField = "paper";

    public static ArticleOrder Of(BsonDocument article, long source) => new(
        article["at"].AsInt64, article["_id"].AsInt64, source, article.ContainsKey("copy_of"), article.Flag("hidden"));

    public static byte[] Key(long at, long id) => LiteKeys.Of(at, id, long.MinValue);

    public static byte[] PaperKey(long source, long at, long id) => LiteKeys.Of(source, at, id, long.MinValue);

    public static ArticleOrder Read(BsonValue key) =>
        Read(LiteKeys.At(key.AsBinary, 2), LiteKeys.At(key.AsBinary, 0), LiteKeys.At(key.AsBinary, 1));

    public static ArticleOrder ReadPaper(BsonValue key) =>
        Read(LiteKeys.At(key.AsBinary, 3), LiteKeys.At(key.AsBinary, 1), LiteKeys.At(key.AsBinary, 2), LiteKeys.At(key.AsBinary, 0));

    /// <summary>Writes the keys into the article.</summary>
    public void Write(BsonDocument article)
    {
        var marks = (IsCopy ? 1 : 0) + (IsHidden ? 2 : 0);
        article[Field] = LiteKeys.Of(At, Id, (Source * 4) + marks);
        article[PaperField] = LiteKeys.Of(Source, At, Id, marks);
    }

    private static ArticleOrder Read(long marks, long at, long id, long? source = null) =>
        new(at, id, source ?? marks / 4, (marks & 1) != 0, (marks & 2) != 0);
}
