using System.CommandLine;
using System.Globalization;
using System.Text;
using Aggregator.Text.Search;
using Microsoft.Data.Sqlite;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>The search pairs against a full-text index in memory, each text the title of an article of its own.</summary>
internal static class SearchBenchmark
{
    public static Command Create()
    {
        var cases = new Option<FileInfo>("--cases") { Description = "search_pairs.jsonl." };
        var scale = new Option<int>("--scale") { Description = "Instead: an archive of so many made-up articles on disk, for example 1000000." };
        var data = new Option<DirectoryInfo>("--data") { Description = "With --scale: ask the archive of so many articles that `serve --data` keeps in this folder, and write none." };
        var command = new Command("search", "Which queries find which spellings; how fast a large archive answers.") { cases, scale, data };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(scale) is > 0 and var number && result.GetValue(data) is { } folder)
            {
                await SearchScale.AskAsync(folder, number, cancellationToken);
            }
            else if (result.GetValue(scale) is > 0 and var articles)
            {
                await SearchScale.RunAsync(articles, cancellationToken);
            }
            else if (result.GetValue(cases) is { } file)
            {
                Run(file.FullName);
            }
            else
            {
                await Console.Error.WriteLineAsync("search: give --cases FILE or --scale NUMBER.");
                return 2;
            }

            return 0;
        });
        return command;
    }

    private static void Run(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var pairs = BenchArticle.Lines(path, BenchJson.Default.SearchPair);
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        Execute(database, "CREATE VIRTUAL TABLE search USING fts5(title, body, stems, tokenize = 'ascii')");
        for (var at = 0; at < pairs.Count; at++)
        {
            var bases = new StringBuilder();
            var prepared = SearchText.Prepare(pairs[at].Text, bases);
            Execute(
                database,
                "INSERT INTO search (rowid, title, body, stems) VALUES (@at, @title, '', @stems)",
                ("@at", at),
                ("@title", prepared),
                ("@stems", bases.ToString()));
        }

        foreach (var kind in pairs.Select((pair, at) => (pair, Meets: Meets(database, pair.Query, at))).GroupBy(result => result.pair.Kind))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key}: {kind.Count(result => result.Meets)} of {kind.Count()}"));
            var odd = kind.Where(result => result.Meets == (kind.Key == "must-not")).Select(result => $"{result.pair.Query} → {result.pair.Text}");
            Console.WriteLine($"  {string.Join(" · ", odd)}");
        }
    }

    private static bool Meets(SqliteConnection database, string query, int at) =>
        SearchQuery.Parse(query) is SearchQuery.Match match && Execute(
            database,
            "SELECT COUNT(*) FROM search WHERE search MATCH @expression AND rowid = @at",
            ("@expression", match.Expression),
            ("@at", at)) is > 0L;

    private static object? Execute(SqliteConnection database, string statement, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = database.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar();
    }
}
