using Aggregator.Storage.Policy.Entries;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>The fields of an article in the search index.</summary>
internal static class SearchFields
{
    public const string Id = "id";

    /// <summary>The words of headline and text.</summary>
    public const string Text = "text";

    public const string Title = "title";

    /// <summary>The base forms of plurals, feminines and possessives.</summary>
    public const string Bases = "bases";

    public const string Source = "source";

    /// <summary>The instant that orders the article in lists.</summary>
    public const string At = "at";

    /// <summary>No article that was added to the index before this one arrived later than this instant.</summary>
    public const string SeenAt = "seen";

    // The index stores no weights: SearchRanking computes the relevance from the texts.
    private static readonly FieldType Words = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static readonly FieldType Marks = Frozen(IndexOptions.DOCS_ONLY);

    public static Term Named(long id) => new(Id, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Document Of(long id, PreparedArticle article, DateTimeOffset at, long seenAt) =>
    [
        new StringField(Id, Named(id).Text, Field.Store.NO),
        new NumericDocValuesField(Id, id),
        new NumericDocValuesField(At, at.ToUnixTimeMilliseconds()),
        new NumericDocValuesField(SeenAt, seenAt),
        new StringField(Source, article.Article.SourceId, Field.Store.NO),
        new Field(Title, article.SearchTitle, Words),
        new Field(Text, article.SearchTitle, Words),
        new Field(Text, article.SearchBody, Words),
        new Field(Bases, article.SearchStem, Marks),
    ];

    private static FieldType Frozen(IndexOptions options)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
