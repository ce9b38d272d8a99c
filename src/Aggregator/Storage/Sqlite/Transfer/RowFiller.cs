using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Transfer;

/// <summary>Writes rows into an empty archive.</summary>
internal sealed class RowFiller
{
    private static readonly string[] BesideArticle = ["hidden", "html", "text", "length_before"];

    // By an editor's decision, an article may be a copy of an article that arrived later.
    private readonly List<(long Article, long Of)> _laterOriginals = [];

    /// <param name="session">A session inside a transaction.</param>
    /// <param name="rows">Rows of one kind.</param>
    public int Fill(Session session, List<ArchiveRow> rows)
    {
        foreach (var row in rows)
        {
            Fill(session, row);
        }

        if (rows[0].Kind == ArchiveKinds.Article)
        {
            Index(session, rows[0].Number("id"), rows[^1].Number("id"));
        }

        return rows.Count;
    }

    /// <summary>Writes values that refer to later rows.</summary>
    public int Finish(Session session) => _laterOriginals.Sum(copy => session.Execute(
        "UPDATE article SET duplicate_of = $of WHERE id = $id", ("$of", copy.Of), ("$id", copy.Article)));

    private void Fill(Session session, ArchiveRow row)
    {
        switch (row.Kind)
        {
            case ArchiveKinds.Article:
                FillArticle(session, row);
                break;
            case ArchiveKinds.Entry:
                FillEntry(session, row);
                break;
            case ArchiveKinds.Counter:
                FillCounter(session, row);
                break;
            default:
                Insert(session, row.Kind, row.Values);
                break;
        }
    }

    private void FillArticle(Session session, ArchiveRow row)
    {
        var values = new Dictionary<string, object?>(row.Values.Where(value => !BesideArticle.Contains(value.Key)), StringComparer.Ordinal);
        var id = row.Number("id");
        if (row.NumberOrNull("duplicate_of") is { } original && original > id)
        {
            _laterOriginals.Add((id, original));
            values["duplicate_of"] = null;
        }

        Insert(session, row.Kind, values);
        session.Execute(
            "INSERT INTO article_body (article_id, html, text, length_before) VALUES ($id, $html, $text, $length)",
            ("$id", id),
            ("$html", row.Text("html")),
            ("$text", row.Text("text")),
            ("$length", row.NumberOrNull("length_before")));
        if (row.Number("hidden") == 1)
        {
            session.Execute("INSERT INTO hidden_article (id) VALUES ($id)", ("$id", id));
        }
    }

    private static void FillEntry(Session session, ArchiveRow row)
    {
        var values = new Dictionary<string, object?>(row.Values, StringComparer.Ordinal)
        {
            ["state"] = row.Text("state") switch { "waits" => 0L, "done" => 1L, _ => 2L },
            ["host"] = row.TextOrNull("host") ?? "",
            ["due"] = row.NumberOrNull("due") ?? row.Number("first_seen"),
        };
        values.Remove("payload");
        Insert(session, row.Kind, values);
        if (row.BytesOrNull("payload") is { } payload)
        {
            session.Execute("INSERT INTO entry_payload (entry_id, payload) VALUES ($id, $payload)", ("$id", row.Number("id")), ("$payload", payload));
        }
    }

    private static void FillCounter(Session session, ArchiveRow row)
    {
        if (row.Text("name") == ArchiveKinds.Changes)
        {
            session.Execute("UPDATE change_counter SET version = $n", ("$n", row.Number("n")));
        }
        else if (session.Execute("UPDATE sqlite_sequence SET seq = $n WHERE name = $name", ("$n", row.Number("n")), ("$name", row.Text("name"))) == 0)
        {
            session.Execute("INSERT INTO sqlite_sequence (name, seq) VALUES ($name, $n)", ("$n", row.Number("n")), ("$name", row.Text("name")));
        }
    }

    private static void Insert(Session session, string table, IReadOnlyDictionary<string, object?> values) => session.Execute(
        $"INSERT INTO {table} ({string.Join(", ", values.Keys)}) VALUES ({string.Join(", ", values.Keys.Select(name => "$" + name))})",
        [.. values.Select(value => ("$" + value.Key, value.Value))]);

    private static void Index(Session session, long first, long last) => session.Execute(
        """
        INSERT INTO article_text (rowid, title, body, stem)
        SELECT id, search_words(title), search_words(text), search_bases(title || char(10) || text) || search_marks(source_id, at)
        FROM article CROSS JOIN article_body ON article_id = id
        WHERE id BETWEEN $first AND $last
        ORDER BY id
        """,
        ("$first", first),
        ("$last", last));
}
