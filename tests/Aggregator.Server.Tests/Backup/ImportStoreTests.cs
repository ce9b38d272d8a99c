using Aggregator.Server.Backup;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>Moving an archive into another store.</summary>
public sealed class ImportStoreTests
{
    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task There_and_back_everything_is_as_it_was(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await FillAsync(news);
        var before = await AnswersAsync(news.Store);
        var first = await DigestAsync(news.Store);
        news.Kept.Close();

        var there = await ArchiveImport.RunAsync(news.Data, news.At("there"), new StoreSettings(), Cancellation);
        Assert.NotEqual(engine, there.To);
        Assert.Equal(before, await AnswersInAsync(news.At("there")));
        var back = await ArchiveImport.RunAsync(news.At("there"), news.At("back"), new StoreSettings(), Cancellation);
        Assert.Equal(engine, back.To);
        Assert.Equal(before, await AnswersInAsync(news.At("back")));
        Assert.Equal(there.Proof.Feeds, back.Proof.Feeds);
        using var store = Store.Open(news.At("back"), new StoreSettings());
        Assert.Equal(first, await DigestAsync(store));
        Assert.True(File.Exists(Path.Combine(news.At("back"), "image.key")));
    }

    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task The_moved_archive_goes_on_where_the_other_stopped(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await FillAsync(news);
        var last = (await news.Kept.LatestAsync(new ArticleQuery { IncludeDuplicates = true, Limit = 99 })).Max(article => article.Id);
        var version = await news.Kept.Reading.VersionAsync(Cancellation);
        news.Kept.Close();
        await ArchiveImport.RunAsync(news.Data, news.At("there"), new StoreSettings(), Cancellation);
        using var store = Store.Open(news.At("there"), new StoreSettings());
        Assert.Equal(version, await store.Reading.VersionAsync(Cancellation));

        // The new store knows the same entries, the waiting entries still wait, and a new article gets a number that was never
        // given.
        await store.Sources.HastenAsync([], Noon, Cancellation);
        var source = Assert.Single(await store.Sources.ClaimDueAsync(new ClaimRequest(1, 1, Noon, TimeSpan.FromMinutes(5)), Cancellation));
        var admitted = await store.Sources.CompleteAsync(Completion(source, Noon, Entry("1"), Entry("waits"), Entry("new")), Cancellation);
        Assert.Equal(1, admitted?.Entries);
        var claims = await store.Entries.ClaimPendingAsync(new EntryClaimRequest(9, 9, Noon.AddHours(3), TimeSpan.FromMinutes(5)), Cancellation);
        Assert.Equal(["guid-waits", "guid-new"], claims.Select(claim => claim.Entry.Id));
        await store.Entries.CompleteAsync([new EntryResult.Scraped(claims[1], ArticleOf(claims[1]))], Noon, Cancellation);
        Assert.Equal(last + 1, Assert.Single(await store.Stories.UngroupedAsync(0, 9, Cancellation)).Id);
        var decided = await store.Decisions.DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "رجوع", 1), Cancellation);
        Assert.Equal(3, Assert.IsType<DecisionOutcome.Decided>(decided).Decision.Id);
        Assert.Contains(2, (await store.Reading.LatestArticlesAsync(new ArticleQuery(), Cancellation)).Select(article => article.Id));
    }

    [Fact]
    public async Task An_archive_in_use_is_not_moved()
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await FillAsync(news);
        using var held = DataFolder.Open(news.Data);
        await Assert.ThrowsAsync<StartFaultException>(() => ArchiveImport.RunAsync(news.Data, news.At("there"), new StoreSettings(), Cancellation));
        Assert.Equal(["feeds.json"], news.Room);
    }

    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task A_backup_is_restored_into_the_other_store_too(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await FillAsync(news);
        var before = await AnswersAsync(news.Store);
        await news.BackUpAsync();
        var other = Enum.GetValues<StoreEngine>().First(other => other != engine);
        await ArchiveRestore.RunAsync(news.File, news.Restored, new StoreSettings { Engine = other }, Cancellation);
        Assert.Equal(before, await AnswersInAsync(news.Restored));
        using var store = Store.Open(news.Restored, new StoreSettings());
        Assert.Equal(other, store.Engine);
    }

    private static async Task FillAsync(BackupFolders news)
    {
        await news.FillAsync();
        await news.Kept.RefreshAsync("rabat", Noon.AddHours(1), Entry("4", title: "افتتاح الجسر"), Entry("5"));
        await news.Kept.ScrapeAsync(Noon.AddHours(1));
        await news.Kept.Stories.PlaceAsync(
            [
                new() { ArticleId = 4, StoryId = 1, Explanation = """{"why":"same-event","other":1}""" },
                new() { ArticleId = 5, StoryId = 1, DuplicateOf = 1, Fingerprints = [1, 2, 3] },
            ],
            Cancellation);
        await news.Kept.Decisions.DecideAsync(new EditorDecision.Split(0, "كمال", Noon, "حدثان", 4), Cancellation);
        var place = new ImagePlace(new Uri("https://rabat.example/p.jpg"), "rabat", 1);
        await news.Store.Images.SaveLookAsync(place, new ImageLook([1, 2], [3, 4, 5, 6, 7, 8, 9, 10], "image/jpeg"), Noon, Cancellation);
        var picture = await news.Store.Images.OpenAsync(place, Noon, Cancellation);
        await news.Store.Images.DecideAsync(picture, new PictureDecision(PictureState.Hidden, "سلمى", Noon, "لا تخص الخبر"), Cancellation);
        await news.Kept.RefreshAsync("rabat", Noon.AddHours(2), Entry("waits"));
    }

    private static async Task<IReadOnlyDictionary<string, string>> DigestAsync(Store store)
    {
        var digest = new ArchiveDigest();
        await foreach (var row in store.Transfer.ReadAsync(Cancellation))
        {
            digest.Add(row);
        }

        return digest.Kinds;
    }

    private static async Task<List<string>> AnswersInAsync(string folder)
    {
        using var store = Store.Open(folder, new StoreSettings());
        return await AnswersAsync(store);
    }

    /// <summary>The answers to lists, searches, stories, decisions, explanations, pictures and article histories, as
    /// text.</summary>
    private static async Task<List<string>> AnswersAsync(Store store)
    {
        var answers = new List<string>();
        foreach (var query in new ArticleQuery[] { new(), new() { Search = "الجسر" }, new() { Search = "\"المجلس البلدي\"", IncludeDuplicates = true }, new() { Countries = ["MA"] } })
        {
            answers.AddRange((await store.Reading.LatestArticlesAsync(query, Cancellation)).Select(article => $"{article.Id} {article.At:O} {article.Article.Title} {article.Article.Body.Value}"));
        }

        answers.AddRange((await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).Select(
            story => $"{story.Id} {story.Lead.Id} {story.Weight} {string.Join(',', story.Duplicates.Concat(story.SameEvent).Select(article => article.Id))}"));
        answers.AddRange((await store.Decisions.HistoryAsync(null, Cancellation)).Select(decision => decision.ToString()));
        answers.AddRange(await store.Images.HiddenFamiliesAsync(Cancellation));
        for (var id = 1; id <= 5; id++)
        {
            var life = await store.Reports.BiographyAsync($"{id}", Cancellation);
            answers.Add($"{life?.EntryKey} {life?.State} {life?.StoryId} {life?.DuplicateOf} {life?.Explanation?.ToJson()} {life?.Text} {life?.IsHidden} {life?.Shown} {life?.Lead} {string.Join(',', life?.Decisions ?? [])}");
        }

        answers.AddRange((await store.Sources.HealthAsync(Cancellation)).Select(source => $"{source.SourceId} {source.Active} {source.State.NextFetch:O} {source.State.LastSuccess:O} {string.Join(' ', source.Fetches.Select(fetch => fetch.At.ToString("O")))}"));
        return answers;
    }
}
