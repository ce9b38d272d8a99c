using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage;

public sealed class StoryJoiningTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_articles_of_the_smaller_story_move_to_the_other_and_its_address_leads_there()
    {
        await JoinedAsync();

        Assert.Equal([1L, 2L, 3L, 4L], (await _store.Reading.MembersAsync(1, Cancellation)).Select(member => member.Id).Order());
        Assert.Equal(1, (await _store.Reading.FindStoryAsync(2, Cancellation))?.Id);
        Assert.Equal([1L], (await _store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).Select(story => story.Id));
    }

    [Fact]
    public async Task Its_first_article_says_why_it_moved_and_keeps_what_is_known_of_itself()
    {
        await JoinedAsync();

        var why = (await _store.Reading.FindArticleAsync(2, Cancellation))?.Explanation;
        Assert.Equal((ExplanationKind.Bridge, 1L, 4L, "وكالة"), (why?.Why, why?.Other, why?.Through, why?.Credit));
        Assert.Equal(ExplanationKind.SameText, (await _store.Reading.FindArticleAsync(3, Cancellation))?.Explanation?.Why);
    }

    [Fact]
    public async Task A_restart_reads_the_places_that_hold_today()
    {
        await JoinedAsync();
        _store.Reopen();

        var placed = new List<long>();
        await foreach (var article in _store.Stories.PlacedSinceAsync(DateTimeOffset.UnixEpoch, Cancellation))
        {
            placed.Add(article.Placement.StoryId);
        }

        Assert.Equal([1, 1, 1, 1], placed);
    }

    [Fact]
    public async Task An_editor_can_take_the_stories_apart_again()
    {
        await JoinedAsync();

        Assert.IsType<DecisionOutcome.Decided>(await _store.Decisions.DecideAsync(new EditorDecision.Split(0, "سلمى", Noon, "حدثان", 2), Cancellation));

        Assert.NotEqual(1, (await _store.Reading.FindArticleAsync(2, Cancellation))?.StoryId);
        Assert.Equal(1, (await _store.Reading.FindArticleAsync(4, Cancellation))?.StoryId);
    }

    /// <summary>Article 3 copies 2; 4 belongs to the stories of 1 and 2.</summary>
    private async Task JoinedAsync()
    {
        await _store.RefreshAsync("rabat", [.. Enumerable.Range(1, 4).Select(number => Entry($"{number}"))]);
        await _store.ScrapeAsync();
        var first = new Explanation { Why = ExplanationKind.New, Credit = "وكالة" }.ToJson();
        var copy = new Explanation { Why = ExplanationKind.SameText, Other = 2 }.ToJson();
        await _store.Stories.PlaceAsync([new() { ArticleId = 1, StoryId = 1 }, new() { ArticleId = 2, StoryId = 2, Explanation = first }], Cancellation);
        var bridge = new Explanation { Why = ExplanationKind.Bridge, Other = 1, Through = 4, Score = .3 }.ToJson();
        await _store.Stories.PlaceAsync(
            [
                new() { ArticleId = 3, StoryId = 2, DuplicateOf = 2, Explanation = copy },
                new() { ArticleId = 4, StoryId = 1, Joined = new JoinedStory(2, [2, 3], bridge) },
            ],
            Cancellation);
    }
}
