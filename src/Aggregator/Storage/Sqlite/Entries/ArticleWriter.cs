using Aggregator.Extraction;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Text.Dates;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>Saves an article as new, changed or known (duplicates.md §1).</summary>
internal static class ArticleWriter
{
    /// <param name="session">The transaction that marks the entry as done.</param>
    /// <param name="firstSeen">When the entry arrived.</param>
    /// <param name="prepared">The article that was read.</param>
    /// <param name="index">Collects what the search index needs.</param>
    /// <param name="told">The article with the feed's own text; null when <paramref name="prepared"/> is that article.</param>
    /// <param name="now">The time of the reading.</param>
    /// <param name="entry">The entry; null when it is new.</param>
    public static SavedArticle Save(
        Session session, DateTimeOffset firstSeen, PreparedArticle prepared, ArticleIndex index, Article? told, DateTimeOffset now, long? entry)
    {
        if ((ByAddress(session, prepared.UrlKey) ?? OfEntry(session, entry, prepared)) is { } known)
        {
            return new SavedArticle(known.Id, Update(session, known, prepared, index, now));
        }

        if (ByText(session, prepared, now) is not { } same)
        {
            return new SavedArticle(Insert(session, firstSeen, prepared, index, now), EntryTally.Nothing with { New = 1 });
        }

        if (ArrivingArticle.IsOneItem(prepared.Article.Title, session.Query("SELECT title FROM article WHERE id = $id", row => row.GetString(0), ("$id", same)).Single()))
        {
            return new SavedArticle(same, EntryTally.Nothing with { Known = 1 });
        }

        var own = told is null ? prepared : PreparedArticle.Of(told);
        return new SavedArticle(Insert(session, firstSeen, own, index, now), EntryTally.Nothing with { New = 1 }, ArrivingArticle.SameTextNote);
    }

    // Most articles are new. Asking only for the number costs a tenth of asking for the row.
    private static KnownRow? ByAddress(Session session, string urlKey) =>
        session.Number("SELECT id FROM article WHERE url_key = $key", ("$key", urlKey)) is { } id ? Known(session, id) : null;

    /// <summary>The article that the entry made when no other entry of its document had its link. A revision of the entry belongs to it,
    /// although the entry has a part now.</summary>
    private static KnownRow? OfEntry(Session session, long? entry, PreparedArticle prepared) =>
        prepared.Article.Part is not null && entry is not null && session.Number(
            """
            SELECT a.id FROM entry AS e JOIN article AS a ON a.id = e.article_id
            WHERE e.id = $entry AND a.url_key = $page AND a.source_id = e.source_id AND e.id = (SELECT MIN(id) FROM entry WHERE article_id = a.id)
            """,
            ("$entry", entry),
            ("$page", prepared.PageKey)) is { } id
            ? Known(session, id)
            : null;

    private static KnownRow Known(Session session, long id) => session.Query(
        "SELECT id, source_id, text_hash, method, canonical_url, story_id, at FROM article WHERE id = $id",
        row => new KnownRow(
            row.GetInt64(0),
            new KnownArticle(row.GetString(1), row.GetInt64(2), (ExtractionMethod)row.GetInt32(3), new Uri(row.GetString(4))),
            row.NumberOrNull(5),
            row.Instant(6)),
        ("$id", id)).Single();

    private static long? ByText(Session session, PreparedArticle prepared, DateTimeOffset now) =>
        prepared.BodyHash is null
            ? null
            : session.Number(
                "SELECT id FROM article WHERE source_id = $source AND body_hash = $hash AND first_seen > $since ORDER BY id LIMIT 1",
                ("$source", prepared.Article.SourceId),
                ("$hash", prepared.BodyHash),
                ("$since", (now - ArrivingArticle.SameTextWindow).Stamp));

    private static EntryTally Update(
        Session session, KnownRow known, PreparedArticle prepared, ArticleIndex index, DateTimeOffset now)
    {
        if (ArrivingArticle.Replaces(
                prepared, known.Article, () => RevisionLog.InForce(session, known.Id), (source, address) => IsAtHome(session, source, address), now)
            is not { } replacement)
        {
            return EntryTally.Nothing with { Known = 1 };
        }

        if (replacement.Kept is { } before)
        {
            RevisionLog.Keep(session, known.Id, before, now);
        }

        Overwrite(session, known.Id, prepared, replacement.IsTold ? now : null);
        index.Replace(known.Id, prepared, known.At);
        if (known.StoryId is { } story)
        {
            index.Renew(story);
            ChangeCounter.Advance(session);
        }

        return EntryTally.Nothing with { Changed = 1 };
    }

    private static bool IsAtHome(Session session, string sourceId, Uri address) => session.Query(
        "SELECT host, home_page FROM source WHERE id = $id",
        row => ArrivingArticle.IsAtHome(row.GetString(0), row.UriOrNull(1), address),
        ("$id", sourceId)).Contains(true);

    private static long Insert(Session session, DateTimeOffset firstSeen, PreparedArticle prepared, ArticleIndex index, DateTimeOffset now)
    {
        var article = prepared.Article;
        var at = OrderTime.Of(firstSeen, article.Published);
        var id = session.Insert(
            """
            INSERT INTO article (
                source_id, url_key, first_seen, at, updated_at,
                url, canonical_url, title, authors, credit, lede, image, caption, section, tags, published, published_is_day,
                modified, language, original_url, method, quality, text_hash, body_hash)
            VALUES (
                $source, $key, $first_seen, $at, $now,
                $url, $canonical_url, $title, $authors, $credit, $lede, $image, $caption, $section, $tags, $published, $published_is_day,
                $modified, $language, $original_url, $method, $quality, $text_hash, $body_hash)
            """,
            [
                ("$source", article.SourceId),
                ("$key", prepared.UrlKey),
                ("$first_seen", firstSeen.Stamp),
                ("$at", at.Stamp),
                ("$now", now.Stamp),
                .. Content(prepared),
            ]) ?? throw new InvalidOperationException("SQLite inserted no article and reported no fault.");
        session.Execute(
            "INSERT INTO article_body (article_id, html, text) VALUES ($id, $html, $text)",
            ("$id", id),
            ("$html", article.Body.Value),
            ("$text", article.BodyText));
        index.Add(id, prepared, at);
        return id;
    }

    /// <param name="updated">The time of the change; null when readers are not told of it.</param>
    private static void Overwrite(Session session, long id, PreparedArticle prepared, DateTimeOffset? updated)
    {
        session.Execute(
            """
            UPDATE article
            SET source_id = $source, updated_at = COALESCE($updated, updated_at), version = version + 1,
                url = $url, canonical_url = $canonical_url, title = $title, authors = $authors, credit = $credit, lede = $lede,
                image = $image, caption = $caption, section = $section, tags = $tags, published = $published,
                published_is_day = $published_is_day, modified = $modified, language = $language, original_url = $original_url, method = $method, quality = $quality,
                text_hash = $text_hash, body_hash = $body_hash
            WHERE id = $id
            """,
            [("$id", id), ("$source", prepared.Article.SourceId), ("$updated", updated?.Stamp), .. Content(prepared)]);
        session.Execute(
            "UPDATE article_body SET html = $html, text = $text, length_before = NULL WHERE article_id = $id",
            ("$id", id),
            ("$html", prepared.Article.Body.Value),
            ("$text", prepared.Article.BodyText));
    }

    private static (string Name, object? Value)[] Content(PreparedArticle prepared)
    {
        var article = prepared.Article;
        return
        [
            ("$url", article.Url.AbsoluteUri),
            ("$canonical_url", article.CanonicalUrl.AbsoluteUri),
            ("$title", article.Title),
            ("$authors", EntryPayload.WriteTexts(article.Authors)),
            ("$credit", article.Credit),
            ("$lede", article.Lede),
            ("$image", article.Image?.AbsoluteUri),
            ("$caption", article.Caption),
            ("$section", article.Section),
            ("$tags", EntryPayload.WriteTexts(article.Tags)),
            ("$published", article.Published?.Stamp),
            ("$published_is_day", article.Published is { } published && CalendarDay.IsDay(published) ? 1 : 0),
            ("$modified", article.Modified?.Stamp),
            ("$language", article.Language),
            ("$original_url", article.OriginalUrl?.AbsoluteUri),
            ("$method", (int)article.Method),
            ("$quality", article.Quality),
            ("$text_hash", prepared.TextHash),
            ("$body_hash", prepared.BodyHash),
        ];
    }

    private sealed record KnownRow(long Id, KnownArticle Article, long? StoryId, DateTimeOffset At);
}
