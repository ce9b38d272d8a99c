using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Rows of articles. One document has what lists need; texts, placements and the shown version are in other
/// documents.</summary>
internal static class ArticleRows
{
    private static readonly Fields Columns = new(
        "id=_id, source_id=source, url_key, url, canonical_url=canonical, title, credit, lede, image, caption, section, published, modified, language, "
        + "original_url=original, method, quality, text_hash, first_seen, at, updated_at=updated, version, story_id=story, "
        + "duplicate_of=copy_of, found_story_id=found_story, found_duplicate_of=found_duplicate, found_copy_of=found_copy, found_continues");

    private static readonly Fields Found = new("id=_id, explanation, fingerprints");

    private static readonly Fields Texts = new("id=_id, html, text");

    public static IEnumerable<ArchiveRow> Read(LiteSession session, BsonDocument article)
    {
        var values = Columns.Read(article);
        values["authors"] = EntryPayload.WriteTexts(article.Texts("authors"));
        values["tags"] = EntryPayload.WriteTexts(article.Texts("tags"));
        values["body_hash"] = article.NumberOrNull(ArticleDocument.Words) is { } words ? ArticleDocument.WordsOf(article["source"].AsString, words) : null;
        values["published_is_day"] = article.Flag("published_is_day") ? 1L : 0L;
        values["hidden"] = article.Flag("hidden") ? 1L : 0L;
        foreach (var (column, value) in Found.Read(session.Find(ArticleDocument.Placements, article["_id"]) ?? []).Concat(
            Texts.Read(session.Find(ArticleDocument.Bodies, article["_id"]) ?? [])).Where(value => value.Key != "id"))
        {
            values[column] = value;
        }

        values["length_before"] = values["text"] is "" && article.NumberOrNull("length") is > 0 and var length ? length : null;
        yield return new ArchiveRow(ArchiveKinds.Article, values);
    }

    public static void Fill(LiteSession session, ArchiveRow row)
    {
        var id = row.Number("id");
        var article = Columns.Write(row, []);
        article.Put("authors", EntryPayload.ReadTexts(row.Text("authors")));
        article.Put("tags", EntryPayload.ReadTexts(row.Text("tags")));
        article["address"] = LiteKeys.Hash(row.Text("url_key"));
        article["length"] = (int?)row.NumberOrNull("length_before") ?? System.Text.Encoding.UTF8.GetByteCount(row.Text("text"));
        article.Put(ArticleDocument.Words, row.NumberOrNull("body_hash") is { } hash ? ArticleDocument.WordsOf(row.Text("source_id"), hash) : null);
        article.Set("published_is_day", row.Number("published_is_day") == 1 ? true : null);
        if (row.Number("hidden") == 1)
        {
            article["hidden"] = true;
            HiddenArticles.Set(session, id, isHidden: true, isOfRemoved: false);
        }

        var texts = Texts.Write(row, []);
        session.Insert(ArticleDocument.Bodies, texts);
        Place(session, row, article);
        session.Insert(ArticleDocument.Collection, article);
        if (row.TextOrNull("section") is { } section)
        {
            SectionDocument.Count(session, section, 1);
        }

        session.Raise(ArticleDocument.Collection, id);
        var read = ArticleDocument.Read(article, texts);
        session.IndexChanges.Add(new IndexChange(id, PreparedArticle.Of(read.Article), 0, read.At, read.UpdatedAt > read.FirstSeen ? read.UpdatedAt : read.FirstSeen));
    }

    public static IEnumerable<ArchiveRow> ReadShown(LiteSession session, BsonDocument article)
    {
        if (article.TryGetValue("shown", out var shown))
        {
            yield return new ArchiveRow(ArchiveKinds.Shown, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["text_id"] = article["_id"].AsInt64,
                ["article_id"] = shown["id"].AsInt64,
                ["why"] = shown["why"].AsString,
            });
        }
    }

    public static void FillShown(LiteSession session, ArchiveRow row)
    {
        if (session.Find(ArticleDocument.Collection, row.Number("text_id")) is { } article)
        {
            article["shown"] = new BsonDocument { ["id"] = row.Number("article_id"), ["why"] = row.Text("why") };
            session.Update(ArticleDocument.Collection, article);
        }
    }

    private static void Place(LiteSession session, ArchiveRow row, BsonDocument article)
    {
        var id = row.Number("id");
        if (row.NumberOrNull("story_id") is not { } story)
        {
            session.Insert(UnplacedArticles.Collection, new BsonDocument { ["_id"] = id });
            return;
        }

        session.Insert(ArticleDocument.Placements, Found.Write(row, []));
        ArticleOrder.Of(article, FollowedSource.Of(session, row.Text("source_id")).Number).Write(article);
        var found = row.NumberOrNull("found_story_id") ?? story;
        StoryMembers.Place(session, found, id);
        if (found != story)
        {
            StoryMembers.Move(session, id, found, story);
        }
    }
}
