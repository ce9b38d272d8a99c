using System.Globalization;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>Arrivals, decisions and restarts in random order: editors' decisions stay in force.</summary>
public sealed class DecisionsOutliveTests : IDisposable
{
    private readonly TemporaryStore _store = new(TestStore.Sqlite);
    private Aggregator.Pipeline.StoryGrouping _station;

    public DecisionsOutliveTests() => _station = Station();

    public void Dispose()
    {
        _station.Dispose();
        _store.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Grouping_everything_anew_from_the_store_gives_the_same_stories(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 30; step++)
        {
            await ArriveAsync(step, random.Next(4));
            for (var decision = random.Next(3); decision > 0; decision--)
            {
                await DecideAsync(Any(random, step + 1));
            }

            if (random.Next(6) == 0)
            {
                Restart();
            }
        }

        var lived = await StoriesAsync();
        Assert.Contains("story", lived, StringComparison.Ordinal);
        await ForgetAsync();
        Restart();
        await _station.RunAsync(Cancellation);
        Assert.Equal(lived, await StoriesAsync());
    }

    [Fact]
    public async Task When_every_decision_is_undone_the_places_of_the_grouper_are_back()
    {
        var random = new Random(7);
        for (var step = 0; step < 20; step++)
        {
            await ArriveAsync(step, random.Next(3));
        }

        var found = await StoriesAsync();
        for (var decision = 0; decision < 20; decision++)
        {
            await DecideAsync(Any(random, 20));
        }

        Assert.NotEqual(found, await StoriesAsync());
        var decisions = _store.Decisions;
        foreach (var made in await decisions.HistoryAsync(null, Cancellation))
        {
            await decisions.DecideAsync(new EditorDecision.Undo(0, "نادر", Noon, "تجربة", made.Id), Cancellation);
        }

        Assert.Equal(found, await StoriesAsync());
    }

    /// <summary>One of a few events, in one of a few texts, from one of a few papers. So copies and stories arise without further
    /// help.</summary>
    private async Task ArriveAsync(int number, int text)
    {
        var paper = "paper" + (number % 5).ToString(CultureInfo.InvariantCulture);
        var name = number.ToString(CultureInfo.InvariantCulture);
        var now = Noon.AddMinutes(number);
        await _store.RefreshAsync(paper, now, Entry(name, paper + ".example", $"عنوان الخبر {Aggregator.Tests.Stories.InventedArticles.Text(text, 4)}"));
        await _store.ScrapeAsync(now, claim => ArticleOf(claim, Aggregator.Tests.Stories.InventedArticles.Text(text + (number % 2 * 100), 60)));
        await _station.RunAsync(Cancellation);
    }

    private async Task DecideAsync(EditorDecision decision) =>
        await _store.Decisions.DecideAsync(decision, Cancellation);

    private static EditorDecision Any(Random random, int articles)
    {
        var (one, other) = (random.Next(articles) + 1, random.Next(articles) + 1);
        return random.Next(9) switch
        {
            0 => new EditorDecision.Merge(0, "سلمى", Noon, "نص واحد", one, other),
            1 => new EditorDecision.Split(0, "سلمى", Noon, "خبر آخر", one),
            2 => new EditorDecision.Never(0, "سلمى", Noon, "حدثان", one, other),
            3 => new EditorDecision.Join(0, "سلمى", Noon, "حدث واحد", one, other),
            4 => new EditorDecision.Unite(0, "سلمى", Noon, "حدث واحد", one, other),
            5 => new EditorDecision.Lead(0, "سلمى", Noon, "أتم", one, one),
            6 => new EditorDecision.Hide(0, "سلمى", Noon, "إشاعة", one),
            7 => new EditorDecision.Pin(0, "سلمى", Noon, "خبر اليوم", one),
            _ => new EditorDecision.Undo(0, "نادر", Noon, "خطأ", random.Next(12) + 1),
        };
    }

    private void Restart()
    {
        _station.Dispose();
        _store.Reopen();
        _station = Station();
    }

    private Aggregator.Pipeline.StoryGrouping Station() => new(
        _store.Stories, new FakeTimeProvider(Noon), new Aggregator.Pipeline.PipelineOptions(), NullLogger<Aggregator.Pipeline.StoryGrouping>.Instance);

    /// <summary>Deletes everything that grouping made. The articles and the decisions stay.</summary>
    private Task<int> ForgetAsync() => ((SqliteDatabase)_store.Store.Opened).WriteAsync(
        session => session.Execute(
            """
            DELETE FROM story;
            DELETE FROM hidden_article;
            UPDATE article SET story_id = NULL, duplicate_of = NULL, found_story_id = NULL, found_duplicate_of = NULL, found_copy_of = NULL,
                   explanation = NULL, fingerprints = NULL
            """),
        Cancellation);

    /// <summary>The place of every article, and what is shown of every story.</summary>
    private async Task<string> StoriesAsync()
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        for (var number = 1; await _store.Reading.LastArrivalAsync(number, Cancellation) is { } last && last.Id == number; number++)
        {
            var desk = await _store.Decisions.StoryAsync(number, 0, Cancellation);
            lines.UnionWith(desk?.Articles.Select(article => $"{article.Id} in {desk.Id} of {article.DuplicateOf} {article.IsHidden}") ?? []);
            var shown = desk is null ? null : await _store.Reading.FindStoryAsync(desk.Id, Cancellation);
            lines.Add($"story {desk?.Id} {desk?.Lead} {shown?.LastUpdated:O} {shown?.Weight} {desk?.IsPinned}");
        }

        return string.Join("; ", lines);
    }
}
