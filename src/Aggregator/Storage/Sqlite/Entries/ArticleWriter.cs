using Aggregator.Extraction;
using Aggregator.Extraction.Revisions;
using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Text.Addresses;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>Saves an article under its natural key: new, changed, or known already (duplicates.md §1).</summary>
internal static class ArticleWriter
{
    // A text that comes back after a week under another address is news again: prayer times, calls for blood.
    private static readonly TimeSpan SameTextWindow = TimeSpan.FromDays(7);

    /// <param name="session">In the transaction that says that the entry is done.</param>
    /// <param name="firstSeen">When its entry arrived.</param>
    /// <param name="prepared">What was read.</param>
    /// <param name="index">Takes up what has to be found by search from now on.</param>
    public static (long Id, EntryTally Tally) Save(
        Session session, DateTimeOffset firstSeen, PreparedArticle prepared, ArticleIndex index, DateTimeOffset now)
    {
        if (ByAddress(session, prepared.UrlKey) is { } known)
        {
            return (known.Id, Update(session, known, prepared, index, now));
        }

        if (ByText(session, prepared, now) is { } same)
        {
            return (same, EntryTally.Nothing with { Known = 1 });
        }

        return (Insert(session, firstSeen, prepared, index, now), EntryTally.Nothing with { New = 1 });
    }

    // Most are new: a number is asked for at a tenth of the cost of a row.
    private static KnownArticle? ByAddress(Session session, string urlKey) =>
        session.Number("SELECT id FROM article WHERE url_key = $key", ("$key", urlKey)) is { } id ? Known(session, id) : null;

    private static KnownArticle Known(Session session, long id) => session.Query(
        "SELECT id, source_id, text_hash, method, story_id, canonical_url, at FROM article WHERE id = $id",
        row => new KnownArticle(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            (ExtractionMethod)row.GetInt32(3),
            row.NumberOrNull(4),
            new Uri(row.GetString(5)),
            row.Instant(6)),
        ("$id", id)).Single();

    private static long? ByText(Session session, PreparedArticle prepared, DateTimeOffset now) =>
        prepared.BodyHash is null
            ? null
            : session.Number(
                "SELECT id FROM article WHERE source_id = $source AND body_hash = $hash AND first_seen > $since ORDER BY id LIMIT 1",
                ("$source", prepared.Article.SourceId),
                ("$hash", prepared.BodyHash),
                ("$since", (now - SameTextWindow).Stamp));

    private static EntryTally Update(
        Session session, KnownArticle known, PreparedArticle prepared, ArticleIndex index, DateTimeOffset now)
    {
        // A page may claim any address as its own, and a feed may list another paper's: nobody overwrites another paper's
        // article, but the paper that the address belongs to, in whichever order the two arrive.
        var isForeign = known.SourceId != prepared.Article.SourceId;
        var isOwner = isForeign && IsAtHome(session, prepared.Article.SourceId, prepared.Article.CanonicalUrl)
            && !IsAtHome(session, known.SourceId, known.CanonicalUrl);
        var isPoorer = prepared.Article.Method == ExtractionMethod.FeedExcerpt && known.Method != ExtractionMethod.FeedExcerpt;
        if ((isForeign && !isOwner) || isPoorer || RevisionLog.InForce(session, known.Id) is not { } before
            || (!isForeign && IsSame(before, prepared.Article)))
        {
            return EntryTally.Nothing with { Known = 1 };
        }

        // With other words in the same order the hash is another; a corrected spelling is taken over in silence.
        var isTold = isForeign || (known.TextHash != prepared.TextHash && Revise(session, known, before, prepared.Article, now));
        Overwrite(session, known.Id, prepared, isTold ? now : null);
        index.Replace(known.Id, prepared, known.At);
        if (known.StoryId is { } story)
        {
            index.Renew(story);
            ChangeCounter.Advance(session);
        }

        return EntryTally.Nothing with { Changed = 1 };
    }

    // By the paper's own pages and feeds, not by where this one was read: a feed's link says nothing of who made the feed.
    private static bool IsAtHome(Session session, string sourceId, Uri canonical) => session.Query(
        "SELECT host, home_page FROM source WHERE id = $id",
        row => IsOf(row.GetString(0), canonical) || (row.TextOrNull(1) is { } home && IsOf(new Uri(home).Authority, canonical)),
        ("$id", sourceId)).Contains(true);

    private static bool IsOf(string host, Uri address) =>
        $".{address.Authority}".EndsWith($".{HostName.WithoutWww(host)}", StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(ArticleRevision before, Article after) => before.Title == after.Title && before.BodyText == after.BodyText;

    /// <returns>Whether readers should be told.</returns>
    private static bool Revise(Session session, KnownArticle known, ArticleRevision before, Article after, DateTimeOffset now)
    {
        // That we read the page at last, where only the feed's excerpt was known, is no change by the publisher.
        var isFuller = known.Method == ExtractionMethod.FeedExcerpt && after.Method != ExtractionMethod.FeedExcerpt;
        var change = RevisionRule.Compare(
            isFuller ? before with { BodyText = after.BodyText } : before, new ArticleRevision(after.Title, after.BodyText, now));
        if (change.IsChange)
        {
            RevisionLog.Keep(session, known.Id, before, now);
        }

        return isFuller || change.IsSignificant;
    }

    private static long Insert(Session session, DateTimeOffset firstSeen, PreparedArticle prepared, ArticleIndex index, DateTimeOffset now)
    {
        var article = prepared.Article;
        var at = OrderTime.Of(firstSeen, article.Published);
        var id = session.Insert(
            """
            INSERT INTO article (
                source_id, url_key, first_seen, at, updated_at,
                url, canonical_url, title, authors, credit, lede, image, caption, section, tags, published, modified,
                language, original_url, method, quality, text_hash, body_hash)
            VALUES (
                $source, $key, $first_seen, $at, $now,
                $url, $canonical_url, $title, $authors, $credit, $lede, $image, $caption, $section, $tags, $published, $modified,
                $language, $original_url, $method, $quality, $text_hash, $body_hash)
            """,
            [
                ("$source", article.SourceId),
                ("$key", prepared.UrlKey),
                ("$first_seen", firstSeen.Stamp),
                ("$at", at.Stamp),
                ("$now", now.Stamp),
                .. Content(prepared),
            ]) ?? throw new InvalidOperationException("SQLite inserted no article and found no fault.");
        session.Execute(
            "INSERT INTO article_body (article_id, html, text) VALUES ($id, $html, $text)",
            ("$id", id),
            ("$html", article.Body.Value),
            ("$text", article.BodyText));
        index.Add(id, prepared, at);
        return id;
    }

    /// <param name="updated">When readers should be told; null for a change that is not worth their while.</param>
    private static void Overwrite(Session session, long id, PreparedArticle prepared, DateTimeOffset? updated)
    {
        session.Execute(
            """
            UPDATE article
            SET source_id = $source, updated_at = COALESCE($updated, updated_at), version = version + 1,
                url = $url, canonical_url = $canonical_url, title = $title, authors = $authors, credit = $credit, lede = $lede,
                image = $image, caption = $caption, section = $section, tags = $tags, published = $published, modified = $modified,
                language = $language, original_url = $original_url, method = $method, quality = $quality,
                text_hash = $text_hash, body_hash = $body_hash
            WHERE id = $id
            """,
            [("$id", id), ("$source", prepared.Article.SourceId), ("$updated", updated?.Stamp), .. Content(prepared)]);
        session.Execute(
            "UPDATE article_body SET html = $html, text = $text WHERE article_id = $id",
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
            ("$modified", article.Modified?.Stamp),
            ("$language", article.Language),
            ("$original_url", article.OriginalUrl?.AbsoluteUri),
            ("$method", (int)article.Method),
            ("$quality", article.Quality),
            ("$text_hash", prepared.TextHash),
            ("$body_hash", prepared.BodyHash),
        ];
    }

    private sealed record KnownArticle(
        long Id, string SourceId, long TextHash, ExtractionMethod Method, long? StoryId, Uri CanonicalUrl, DateTimeOffset At);
}
