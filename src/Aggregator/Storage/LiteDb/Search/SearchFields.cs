using Aggregator.Storage.Policy.Entries;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>What the full-text index holds of an article.</summary>
internal static class SearchFields
{
    public const string Id = "id";

    /// <summary>Headline and text.</summary>
    public const string Text = "text";

    public const string Title = "title";

    /// <summary>The words that plurals, feminines and possessives come from.</summary>
    public const string Bases = "bases";

    public const string Source = "source";

    /// <summary>The article's instant in lists.</summary>
    public const string At = "at";

    /// <summary>No article that the index took up before this one arrived later than this.</summary>
    public const string SeenAt = "seen";

    // No word is weighed here: SearchRanking does that with the texts.
    private static readonly FieldType Words = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static readonly FieldType Marks = Frozen(IndexOptions.DOCS_ONLY);

    public static Term Named(long id) => new(Id, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Document Of(long id, PreparedArticle article, DateTimeOffset at, DateTimeOffset seenAt) =>
    [
        new StringField(Id, Named(id).Text, Field.Store.NO),
        new NumericDocValuesField(Id, id),
        new NumericDocValuesField(At, at.ToUnixTimeMilliseconds()),
        new NumericDocValuesField(SeenAt, seenAt.ToUnixTimeMilliseconds()),
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
