using Aggregator.Extraction;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Text.Sentences;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>What the store tells operators about the archive.</summary>
internal sealed class ReportPromises(TemporaryStore store)
{
    private IReportStore Reports => store.Store.Reports;

    public async Task A_source_is_told_how_many_articles_it_gave_and_how_many_carry_anothers_text()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        await store.RefreshAsync("amman", Noon.AddHours(2), Entry("3", "amman.example"), Entry("4", "amman.example"));
        await store.ScrapeAsync(Noon.AddHours(2));
        var waiting = await store.Stories.UngroupedAsync(0, 9, Cancellation);
        await store.Stories.PlaceAsync(
            [.. waiting.Select((article, i) => new Placement { ArticleId = article.Id, StoryId = 1, DuplicateOf = i == 0 ? 1 : null })], Cancellation);

        var all = await Reports.TalliesAsync(Noon, Cancellation);
        Assert.Equal([("amman", new SourceTally(2, 1)), ("rabat", new SourceTally(2, 0))], all.Select(one => (one.Key, one.Value)).Order());
        Assert.Equal(["amman"], (await Reports.TalliesAsync(Noon.AddHours(1), Cancellation)).Keys);
    }

    public async Task An_article_is_found_by_its_number_its_address_and_the_address_in_its_feed()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim) with { CanonicalUrl = new Uri("https://rabat.example/2026/1.html") });
        await store.PlaceAsync();
        foreach (var name in new[] { "1", "https://rabat.example/2026/1.html", "https://www.rabat.example/2026/1.html?utm_source=feed", "https://rabat.example/news/1" })
        {
            var life = await Reports.BiographyAsync(name, Cancellation);
            Assert.Equal(
                (1L, "rabat", "https://rabat.example/news/1", "done", Noon, (long?)1),
                (life?.ArticleId, life?.SourceId, life?.Link, life?.State, life?.FirstSeen, life?.StoryId));
            Assert.Equal((ExtractionMethod.Density, .9, 1, Noon), (life?.Method, life?.Quality, life?.Attempts, life?.At));
        }
    }

    public async Task An_entry_without_an_article_is_told_as_far_as_it_has_come()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        var claims = await store.ClaimEntriesAsync();
        await store.Entries.CompleteAsync(
            [new EntryResult.GivenUp(claims[0], new(SentenceKind.NotFound, "https://rabat.example/1", "404")), new EntryResult.Postponed(claims[1], Noon.AddHours(1), Sentence.Told("503"), true)], Noon, Cancellation);

        var given = await Reports.BiographyAsync(claims[0].Entry.Link!.AbsoluteUri, Cancellation); // Not null: Entry sets a link.
        var waiting = await Reports.BiographyAsync(claims[1].Entry.Link!.AbsoluteUri, Cancellation);
        Assert.Equal(("given up", new Sentence(SentenceKind.NotFound, "https://rabat.example/1", "404"), (long?)null), (given?.State, given?.Failure, given?.ArticleId));
        Assert.Equal(("waits", Sentence.Told("503"), 1), (waiting?.State, waiting?.Failure, waiting?.Attempts));
    }

    public async Task An_unknown_name_has_no_biography()
    {
        await store.PublishAsync("rabat", Entry("1"));
        Assert.Null(await Reports.BiographyAsync("4711", Cancellation));
        Assert.Null(await Reports.BiographyAsync("https://nowhere.example/1", Cancellation));
    }

    public async Task An_articles_life_names_what_it_was_compared_with_and_what_editors_decided()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("amman", Entry("2", "amman.example"));
        await store.ScrapeAsync();
        var why = new Explanation { Why = ExplanationKind.SameText, Other = 1, Score = .75 };
        await store.Stories.PlaceAsync([new Placement { ArticleId = 2, StoryId = 1, DuplicateOf = 1, Explanation = why.ToJson() }], Cancellation);
        await store.Decisions.DecideAsync(new EditorDecision.Split(0, "سلمى", Noon, "خبر آخر", 2), Cancellation);
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "طلب الناشر", 2), Cancellation);

        var life = await Reports.BiographyAsync("2", Cancellation);
        Assert.Equal((1L, 1L, 2L), (life?.FoundStoryId, life?.FoundDuplicateOf, life?.StoryId));
        Assert.True(life?.IsHidden);
        Assert.Equal([typeof(EditorDecision.Split), typeof(EditorDecision.Hide)], life?.Decisions.Select(decision => decision.GetType()));
    }

    public async Task Articles_with_one_address_are_named_to_whoever_asks_for_the_address()
    {
        var board = new Uri("https://rabat.example/board");
        await store.RefreshAsync(
            "rabat",
            Entry("1", title: "إغلاق الجسر للصيانة") with { Link = board, Part = "guid-1" },
            Entry("2", title: "تأجيل جلسة المجلس") with { Link = board, Part = "guid-2" });
        await store.ScrapeAsync(extract: claim => ArticleOf(claim) with { Part = claim.Entry.Part });

        var asked = await Reports.BiographyAsync(board.AbsoluteUri, Cancellation);
        var other = Assert.Single(asked?.SameAddress ?? []);
        Assert.Equal(["إغلاق الجسر للصيانة", "تأجيل جلسة المجلس"], new[] { asked?.Title, other.Title }.Order());
        Assert.Equal((true, true, 0), await Reports.BiographyAsync($"{other.Id}", Cancellation) is { } part ? (asked!.IsPart, part.IsPart, part.SameAddress.Count) : default); // Not null: it has a title.
    }

    public async Task An_articles_life_tells_which_part_of_a_long_event_its_story_is_and_where_the_event_goes_on()
    {
        foreach (var (name, title) in new[] { ("1", "الأول"), ("2", "الثاني"), ("3", "الثالث") })
        {
            await store.RefreshAsync("rabat", Entry(name, title: title));
            await store.ScrapeAsync();
        }

        await store.Stories.PlaceAsync(
            [.. Enumerable.Range(1, 3).Select(id => new Placement { ArticleId = id, StoryId = id, Continues = id == 1 ? null : id - 1 })], Cancellation);
        var lives = new List<(int, StoryLink?, StoryLink?)>();
        foreach (var name in new[] { "1", "2", "3" })
        {
            lives.Add(await Reports.BiographyAsync(name, Cancellation) is { } life ? (life.StoryPart, life.Continues, life.ContinuedBy) : default);
        }

        var (first, second, third) = (new StoryLink(1, "الأول", Noon), new StoryLink(2, "الثاني", Noon), new StoryLink(3, "الثالث", Noon));
        Assert.Equal([(1, null, second), (2, first, third), (3, second, null)], lives);
    }
}
