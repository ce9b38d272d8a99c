namespace Aggregator.Storage;

/// <summary>The kinds of rows in an archive, with the names that all stores and backups use. Rows can be filled in in this
/// order.</summary>
internal static class ArchiveKinds
{
    public const string Source = "source";
    public const string Article = "article";
    public const string Shown = "shown_version";
    public const string Revision = "article_revision";
    public const string Story = "story";
    public const string Decision = "decision";
    public const string Entry = "entry";
    public const string EntryName = "entry_name";
    public const string Fetch = "fetch_log";
    public const string Setting = "setting";
    public const string Picture = "picture";
    public const string Image = "image";
    public const string Report = "picture_report";
    public const string PictureDecision = "picture_decision";
    public const string OperatorSource = "operator_source";
    public const string Account = "account";
    public const string AccessKey = "access_key";
    public const string Audit = "audit";
    public const string Counter = "counter";

    /// <summary>The counters of numbers that were given. None of these numbers may be given again.</summary>
    public static IReadOnlyList<string> Counters { get; } = [Article, Decision, Picture, PictureDecision, Account, AccessKey, Audit];

    /// <summary>The counter of visible changes.</summary>
    public const string Changes = "visible_change";

    /// <summary>The columns of each kind. Leases are left out, because their workers are dead.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [Source] = Names(
            "id, host, country, category, active, url, etag, last_modified, content_hash, full_at, next_fetch, interval, failures, last_success, "
            + "moved_to, moved_since, paused, paused_reason, weight, name, home_page, publish, images"),
        [Article] = Names(
            "id, source_id, url_key, url, canonical_url, title, authors, credit, lede, image, caption, section, tags, published, published_is_day, modified, language, "
            + "original_url, method, quality, text_hash, body_hash, first_seen, at, updated_at, version, story_id, duplicate_of, explanation, fingerprints, "
            + "found_story_id, found_duplicate_of, found_copy_of, found_continues, hidden, html, text, length_before"),
        [Shown] = Names("text_id, article_id, why"),
        [Revision] = Names("article_id, title, body_text, replaced_at"),
        [Story] = Names("id, lead_id, lead_reason, first_seen, last_updated, weight, articles, continues, pinned"),
        [Decision] = Names("id, kind, story_id, article_id, other_id, decided_by, at, reason"),
        [Entry] = Names("id, source_id, entry_key, link, payload_hash, revisions, first_seen, state, attempts, article_id, failure, host, due, payload"),
        [EntryName] = Names("source_id, name, entry_id"),
        [Fetch] = Names("source_id, at, duration, url, outcome, status, detail, bytes, entries, new_entries, reader"),
        [Setting] = Names("name, value"),
        [Picture] = Names("id, state, salt, content_hash, perceptual_hash, opened_at, decided_at"),
        [Image] = Names("id, url, family, source_id, article_id, content_hash, perceptual_hash, media_type, looked_at, picture_id"),
        [Report] = Names("picture_id, reporter, at"),
        [PictureDecision] = Names("id, picture_id, kind, decided_by, at, reason"),
        [OperatorSource] = Names("source_id, entry, own, removed_at, removed_by, removed_reason, with_articles, purged_at, changed_at, changed_by, revision"),
        [Account] = Names("id, name, name_key, role, password_hash, disabled, failures, locked_until, created_at"),
        [AccessKey] = Names("id, hash, kind, account_id, role, label, created_at, last_used, expires_at"),
        [Audit] = Names("id, at, author, way, what, subject, old_value, new_value"),
        [Counter] = Names("name, n"),
    };

    /// <summary>The kinds that every store can count quickly.</summary>
    public static IReadOnlyList<string> Counted { get; } =
        [Source, Article, Revision, Story, Decision, Entry, Setting, Picture, Image, Report, PictureDecision, OperatorSource, Account, AccessKey, Audit];

    private static string[] Names(string list) => list.Split(", ");
}
