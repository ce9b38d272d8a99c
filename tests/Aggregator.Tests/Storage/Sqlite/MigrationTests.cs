using Aggregator.Storage;
using Aggregator.Storage.Sqlite;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>An archive of an older version of the program is converted with all of its content.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string Folder = "Migrations/";

    private readonly TemporaryStore _today = new(TestStore.Sqlite);

    private SqliteDatabase Database => (SqliteDatabase)_today.Store.Opened;

    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-").FullName;

    public void Dispose()
    {
        _today.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Texts_waiting_entries_and_names_of_an_archive_of_version_8_are_kept()
    {
        // The same two entries in a new store show the current names and payloads.
        await _today.RefreshAsync("rabat", Entry("read"), Entry("waits"));
        await WriteVersion8Async();
        using var store = Store.Open(_folder, TestStore.Sqlite);
        var article = Assert.Single(await store.Reading.LatestArticlesAsync(new ArticleQuery(), Cancellation)).Article;
        Assert.Equal(("نصّ الخبر", "<p>نصّ الخبر</p>"), (article.BodyText, article.Body.Value));

        var sources = store.Sources;
        await sources.HastenAsync([], Noon, Cancellation);
        var claim = Assert.Single(await sources.ClaimDueAsync(new ClaimRequest(1, 1, Noon, TimeSpan.FromMinutes(5)), Cancellation));
        Assert.Equal(0, (await sources.CompleteAsync(Completion(claim, Noon, Entry("read"), Entry("waits")), Cancellation))?.Entries);

        var request = new EntryClaimRequest(9, 9, Noon, TimeSpan.FromMinutes(5));
        var waiting = Assert.Single(await store.Entries.ClaimPendingAsync(request, Cancellation));
        Assert.Equal(Entry("waits"), waiting.Entry with { Authors = Entry("waits").Authors, Categories = Entry("waits").Categories, Enclosures = Entry("waits").Enclosures });
    }

    [Fact]
    public async Task The_operator_is_told_before_and_after_an_old_archive_is_changed()
    {
        var path = await WriteVersion8Async();
        var told = new List<string>();
        SqliteDatabase.Open(path, new StoreSettings { Tell = told.Add }).Dispose();
        Assert.Equal(2, told.Count);
        Assert.StartsWith($"The archive {path} is being brought from version 8 to ", told[0], StringComparison.Ordinal);
        Assert.StartsWith($"The archive {path} is at version ", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_message_is_written_for_a_new_or_current_archive()
    {
        var told = new List<string>();
        SqliteDatabase.Open(Path.Combine(_folder, "new.db"), new StoreSettings { Tell = told.Add }).Dispose();
        SqliteDatabase.Open(Path.Combine(_folder, "new.db"), new StoreSettings { Tell = told.Add }).Dispose();
        Assert.Empty(told);
    }

    private async Task<string> WriteVersion8Async()
    {
        var path = Path.Combine(_folder, SqliteStore.FileName);
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var old = new Session(connection);
        SearchMarks.Define(old);
        foreach (var script in Scripts(through: 8))
        {
            old.Execute(script);
        }

        old.Execute("PRAGMA user_version = 8");
        old.Execute("INSERT INTO source (id, host, active, next_fetch) VALUES ('rabat', 'rabat.example', 1, 0)");
        old.Execute(
            """
            INSERT INTO article (id, source_id, url_key, url, canonical_url, title, authors, tags, language, method, quality, text_hash,
                                 first_seen, at, updated_at, story_id, body_html, body_text)
            VALUES (7, 'rabat', 'k', 'https://rabat.example/k', 'https://rabat.example/k', 'عنوان', '[]', '[]', 'ar', 1, 1, 1, 1, 1, 1, 7,
                    '<p>نصّ الخبر</p>', 'نصّ الخبر')
            """);
        old.Execute("INSERT INTO story (id, lead_id, first_seen, last_updated, weight) VALUES (7, 7, 1, 1, 1)");
        foreach (var (id, key, link, host, payload, hash, firstSeen) in await Database.ReadAsync(Entries, Cancellation))
        {
            var isRead = key.Contains("read", StringComparison.Ordinal);
            old.Execute(
                """
                INSERT INTO entry (id, source_id, entry_key, link, host, payload, payload_hash, first_seen, state, due, article_id)
                VALUES ($id, 'rabat', $key, $link, $host, $payload, $hash, $seen, $state, $seen, $article)
                """,
                ("$id", id),
                ("$key", key),
                ("$link", link),
                ("$host", host),
                ("$payload", isRead ? null : payload),
                ("$hash", hash),
                ("$seen", firstSeen),
                ("$state", isRead ? 1 : 0),
                ("$article", isRead ? 7 : null));
        }

        foreach (var (name, entry) in await Database.ReadAsync(Names, Cancellation))
        {
            old.Execute("INSERT INTO entry_alias (alias, entry_id) VALUES ($name, $entry)", ("$name", name), ("$entry", entry));
        }

        return path;
    }

    private static List<(long Id, string Key, string Link, string Host, byte[] Payload, long Hash, long FirstSeen)> Entries(Session session) => session.Query(
        "SELECT id, entry_key, link, host, payload, payload_hash, first_seen FROM entry JOIN entry_payload ON entry_id = id",
        row => (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4), row.GetInt64(5), row.GetInt64(6)));

    private static List<(long Name, long Entry)> Names(Session session) =>
        session.Query("SELECT name, entry_id FROM entry_name", row => (row.GetInt64(0), row.GetInt64(1)));

    private static IEnumerable<string> Scripts(int through)
    {
        var assembly = typeof(SqliteDatabase).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(through))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? Stream.Null);
            yield return reader.ReadToEnd();
        }
    }
}
