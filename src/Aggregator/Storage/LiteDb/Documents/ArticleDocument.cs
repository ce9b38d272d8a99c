using Aggregator.Extraction;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Stories;
using Aggregator.Stories.Shown;
using Aggregator.Text.Dates;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>Reads and writes articles as documents. The texts are in documents of their own, because most lists do not need
/// them.</summary>
internal static class ArticleDocument
{
    /// <summary>Indexed fields: <c>address</c> (a hash of the canonical address), <c>source_words</c> (<see cref="WordsOf"/>), and for
    /// placed articles <c>order</c> and <c>paper</c> (the position in lists, see <see cref="ArticleOrder"/>).</summary>
    public const string Collection = "article";

    public const string Words = "source_words";

    /// <summary><c>html</c> and <c>text</c> of the articles, under the same ids.</summary>
    public const string Bodies = "article_body";

    /// <summary>The grouper's explanations and fingerprints, under the same ids. They are read seldom.</summary>
    public const string Placements = "placement";

    public static void Write(BsonDocument document, PreparedArticle prepared)
    {
        var article = prepared.Article;
        document["source"] = article.SourceId;
        document["address"] = LiteKeys.Hash(prepared.UrlKey);
        document["url_key"] = prepared.UrlKey;
        document["url"] = article.Url.AbsoluteUri;
        document["canonical"] = article.CanonicalUrl.AbsoluteUri;
        document["title"] = article.Title;
        document.Put("authors", article.Authors);
        document.Put("credit", article.Credit);
        document.Put("lede", article.Lede);
        document.Put("image", article.Image);
        document.Put("caption", article.Caption);
        document.Put("section", article.Section);
        document.Put("tags", article.Tags);
        document.Put("published", article.Published);
        document.Set("published_is_day", article.Published is { } published && CalendarDay.IsDay(published) ? true : null);
        document.Put("modified", article.Modified);
        document["language"] = article.Language;
        document.Put("original", article.OriginalUrl);
        document["method"] = (int)article.Method;
        document["quality"] = article.Quality;
        document["text_hash"] = prepared.TextHash;
        document.Put(Words, prepared.BodyHash is { } hash ? WordsOf(article.SourceId, hash) : null);
        document["length"] = System.Text.Encoding.UTF8.GetByteCount(article.BodyText);
    }

    /// <summary>A text together with its source, so that copies in other papers are not read when the text is looked up. Twice applied it
    /// gives the hash of the text again.</summary>
    public static long WordsOf(string sourceId, long hash) => hash ^ StableHash.Of(sourceId);

    public static BsonDocument Body(long id, Article article) =>
        new() { ["_id"] = id, ["html"] = article.Body.Value, ["text"] = article.BodyText };

    /// <summary>The plain texts of articles. Their HTML, which is longer, is not read.</summary>
    public static Dictionary<long, string> Texts(LiteSession session, IReadOnlyCollection<long> articles) =>
        session.Pick(Bodies, articles, "{ _id: $._id, text: $.text }").ToDictionary(body => body["_id"].AsInt64, body => body["text"].AsString);

    /// <param name="document">The article.</param>
    /// <param name="body">The texts of the article; null for lists that show none.</param>
    public static StoryArticle Read(BsonDocument document, BsonDocument? body) => new()
    {
        Id = document["_id"].AsInt64,
        Article = ReadArticle(document, body),
        FirstSeen = document.Instant("first_seen"),
        At = document.Instant("at"),
        UpdatedAt = document.Instant("updated"),
        StoryId = document.NumberOrNull("story") ?? document["_id"].AsInt64,
        DuplicateOf = document.NumberOrNull("copy_of"),
    };

    public static GroupingArticle ReadGrouping(BsonDocument document, string? text) => new()
    {
        Id = document["_id"].AsInt64,
        SourceId = document["source"].AsString,
        Title = document["title"].AsString,
        BodyText = text ?? "",
        UrlKey = document["url_key"].AsString,
        At = document.Instant("at"),
        Credit = document.TextOrNull("credit"),
    };

    /// <returns>Null when no other paper has the text, or another article is the first version of the text.</returns>
    public static ShownVersion? ShownVersionOf(BsonDocument article) => article.TryGetValue("shown", out var shown)
        ? new ShownVersion(shown["id"].AsInt64, Enum.Parse<ShownReason>(shown["why"].AsString))
        : null;

    private static Article ReadArticle(BsonDocument document, BsonDocument? body) => new()
    {
        SourceId = document["source"].AsString,
        Url = new Uri(document["url"].AsString),
        CanonicalUrl = new Uri(document["canonical"].AsString),
        Title = document["title"].AsString,
        Authors = document.Texts("authors"),
        Credit = document.TextOrNull("credit"),
        Lede = document.TextOrNull("lede"),
        Image = document.UriOrNull("image"),
        Caption = document.TextOrNull("caption"),
        Section = document.TextOrNull("section"),
        Tags = document.Texts("tags"),
        Published = document.InstantOrNull("published") is { } published && document.Flag("published_is_day")
            ? CalendarDay.Of(DateOnly.FromDateTime(published.DateTime))
            : document.InstantOrNull("published"),
        Modified = document.InstantOrNull("modified"),
        Language = document["language"].AsString,
        OriginalUrl = document.UriOrNull("original"),
        Method = (ExtractionMethod)document["method"].AsInt32,
        Quality = document["quality"].AsDouble,
        Body = SafeHtml.FromStore(body?["html"].AsString ?? ""),
        BodyText = body?["text"].AsString ?? "",
    };
}
