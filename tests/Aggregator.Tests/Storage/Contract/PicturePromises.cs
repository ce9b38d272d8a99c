using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Reports, decisions and looks of pictures: which reports count, which decision is in force, and which addresses show
/// one picture.</summary>
internal sealed class PicturePromises(TemporaryStore store)
{
    private static readonly Uri Bridge = new("https://ofoq.example/jisr.jpg");
    private static readonly Uri Copy = new("https://sada.example/bridge-copy.jpg");
    private static readonly Uri Market = new("https://sada.example/souq.jpg");

    private IImageStore Images => store.Store.Images;

    private static CancellationToken Cancellation => TemporaryStore.Cancellation;

    public async Task The_third_reader_hides_and_the_same_reader_on_three_days_is_one()
    {
        for (var day = 0; day < 3; day++)
        {
            var again = await ReportAsync(Bridge, "سلمى", day);
            Assert.Equal((1, day == 0, false), (again.Reports, again.IsNew, again.IsHidden));
        }

        Assert.False((await ReportAsync(Bridge, "أنس")).IsHidden);
        var before = await VersionAsync();
        var last = await ReportAsync(Bridge, "هند");
        Assert.True(last is { HidNow: true, IsHidden: true, Reports: 3 });
        Assert.True(await VersionAsync() > before);
        Assert.Equal(["ofoq.example/jisr.jpg"], await Images.HiddenFamiliesAsync(Cancellation));
        Assert.True(await ReportAsync(Bridge, "زيد") is { HidNow: false, IsHidden: true });
    }

    public async Task One_reader_has_a_different_hash_for_each_picture()
    {
        var salts = new List<byte[]>();
        foreach (var picture in new[] { Bridge, Market })
        {
            await Images.ReportAsync(new ImageReport(Place(picture), salt => Name("سلمى", salt, salts), 3), TemporaryStore.Noon, Cancellation);
        }

        Assert.NotEqual(salts[0], salts[1]);
    }

    public async Task Readers_cannot_hide_a_restored_picture_and_a_confirmed_one_stays_hidden()
    {
        await HideAsync(Bridge);
        var picture = await PictureAsync(Bridge);
        await DecideAsync(picture, PictureState.Restored);
        Assert.Empty(await Images.HiddenFamiliesAsync(Cancellation));
        for (var reader = 0; reader < 20; reader++)
        {
            Assert.False((await ReportAsync(Bridge, $"قارئ {reader}")).IsHidden);
        }

        await DecideAsync(picture, PictureState.Confirmed);
        Assert.NotEmpty(await Images.HiddenFamiliesAsync(Cancellation));
        var found = await Images.FindCaseAsync(picture, Cancellation);
        Assert.Equal([PictureState.Restored, PictureState.Confirmed], found?.Decisions.Select(decision => decision.State));
        Assert.All(found?.Decisions ?? [], decision => Assert.Equal(("ليلى", "راجعتها"), (decision.By, decision.Reason)));
    }

    public async Task A_copy_seen_before_or_after_is_hidden_with_the_picture_and_another_picture_is_not()
    {
        await LookAsync(Bridge, 1, Looks(0));
        await LookAsync(Market, 2, Looks(100));
        await LookAsync(Copy, 3, Looks(20));
        await HideAsync(Bridge);
        Assert.Equal(["ofoq.example/jisr.jpg", "sada.example/bridge-copy.jpg"], (await Images.HiddenFamiliesAsync(Cancellation)).Order());
        Assert.True(await LookAsync(new Uri("https://barada.example/late.jpg"), 4, Looks(31)));
        Assert.True(await LookAsync(new Uri("https://barada.example/same-bytes.jpg"), 1, null));
        Assert.False(await LookAsync(new Uri("https://barada.example/other.jpg"), 5, Looks(32)));
        Assert.True(await LookAsync(new Uri("https://barada.example/cut.jpg"), 7, Looks(5, otherFields: 4)));
        Assert.False(await LookAsync(new Uri("https://barada.example/other-colours.jpg"), 8, Looks(5, otherFields: 5)));
        Assert.False(await LookAsync(new Uri("https://barada.example/unreadable.jpg"), 6, null));
    }

    public async Task A_look_is_not_returned_while_its_picture_is_hidden()
    {
        await LookAsync(Bridge, 1, Looks(0));
        await HideAsync(Bridge);
        await LookAsync(Copy, 1, Looks(0));
        await LookAsync(Market, 2, Looks(100));
        Assert.Null(await Images.FindLookAsync(Bridge, Cancellation));
        Assert.Null(await Images.FindLookAsync(Copy, Cancellation));
        Assert.NotNull(await Images.FindLookAsync(Market, Cancellation));
        await DecideAsync(await PictureAsync(Bridge), PictureState.Confirmed);
        Assert.Null(await Images.FindLookAsync(Copy, Cancellation));
        await DecideAsync(await PictureAsync(Bridge), PictureState.Restored);
        Assert.NotNull(await Images.FindLookAsync(Copy, Cancellation));
    }

    public async Task A_picture_that_was_hidden_before_anyone_looked_joins_its_copies_at_the_first_look()
    {
        await LookAsync(Copy, 3, Looks(20));
        await HideAsync(Bridge);
        Assert.Single(await Images.HiddenFamiliesAsync(Cancellation));
        Assert.Equal([Bridge], (await Images.WaitingAsync(TemporaryStore.Noon, 10, Cancellation)).Select(place => place.Url));
        await LookAsync(Bridge, 1, Looks(0));
        Assert.Equal(2, (await Images.HiddenFamiliesAsync(Cancellation)).Count);
        Assert.Empty(await Images.WaitingAsync(TemporaryStore.Noon, 10, Cancellation));
    }

    public async Task Two_reported_pictures_that_are_the_same_keep_the_greater_count_and_the_editors_decision()
    {
        await ReportAsync(Bridge, "سلمى");
        await ReportAsync(Bridge, "أنس");
        await ReportAsync(Copy, "سلمى");
        await LookAsync(Bridge, 1, Looks(0));
        Assert.False(await LookAsync(Copy, 3, Looks(20)));
        var one = Assert.Single(await Images.CasesAsync(Cancellation));
        Assert.Equal((2, 2), (one.Reports, one.Places.Count));

        // The kept reports have the kept salt, so the reporter is recognised again.
        Assert.False((await ReportAsync(Bridge, "سلمى")).IsNew);
        Assert.True((await ReportAsync(Copy, "هند")).HidNow);
        await DecideAsync(one.Id, PictureState.Restored);
        await HideAsync(Market);
        await LookAsync(Market, 9, Looks(5));
        Assert.Empty(await Images.HiddenFamiliesAsync(Cancellation));
    }

    public async Task A_picture_is_compared_by_its_first_look_and_not_by_a_later_one()
    {
        await LookAsync(Bridge, 1, Looks(0));
        await HideAsync(Bridge);
        await LookAsync(Market, 2, Looks(50));
        await LookAsync(Bridge, 3, Looks(25));
        Assert.Equal(["ofoq.example/jisr.jpg"], await Images.HiddenFamiliesAsync(Cancellation));

        await ReportAsync(Market, "سلمى");
        await LookAsync(Bridge, 4, Looks(26));
        Assert.Equal(2, (await Images.CasesAsync(Cancellation)).Count);
    }

    public async Task An_address_that_shows_another_reported_picture_later_belongs_to_that_picture()
    {
        await LookAsync(Bridge, 1, Looks(0));
        await LookAsync(Market, 2, Looks(100));
        await HideAsync(Bridge);
        await ReportAsync(Market, "سلمى");
        Assert.NotEqual(await PictureAsync(Market), await PictureAsync(Bridge));
        Assert.False(await LookAsync(Bridge, 2, Looks(100)));
        Assert.Equal(await PictureAsync(Market), await PictureAsync(Bridge));
        Assert.True(await LookAsync(Bridge, 1, Looks(0)));
        Assert.Equal(2, (await Images.CasesAsync(Cancellation)).Count);
    }

    public async Task Another_size_of_a_reported_address_is_the_same_picture()
    {
        await HideAsync(new Uri("https://ofoq.example/jisr-1024x683.jpg?v=2"));
        Assert.Equal(["ofoq.example/jisr.jpg"], await Images.HiddenFamiliesAsync(Cancellation));
        Assert.True((await ReportAsync(Bridge, "جديد")).IsHidden);
    }

    public async Task The_pictures_of_recent_articles_are_read_newest_first()
    {
        await store.PublishAsync("rabat", [.. Enumerable.Range(1, 5).Select(number => TemporaryStore.Entry($"{number}"))]);
        var all = await Images.ArticlesAsync((0, long.MaxValue), TemporaryStore.Noon.AddDays(-1), 10, Cancellation);
        Assert.Equal([5, 4, 3, 2, 1], all.Select(article => article.Id));
        Assert.Equal([3, 2], (await Images.ArticlesAsync((1, 4), TemporaryStore.Noon.AddDays(-1), 10, Cancellation)).Select(article => article.Id));
        Assert.Empty(await Images.ArticlesAsync((0, long.MaxValue), TemporaryStore.Noon.AddDays(1), 10, Cancellation));
    }

    public async Task An_address_at_which_somebody_looked_is_not_looked_at_again()
    {
        await LookAsync(Bridge, 1, Looks(0));
        Assert.Equal([Copy, Market], await Images.UnseenAsync([Copy, Bridge, Market], Cancellation));
        await Images.SaveLookAsync(Place(Copy), null, TemporaryStore.Noon, Cancellation);
        Assert.Equal([Market], await Images.UnseenAsync([Copy, Bridge, Market], Cancellation));
    }

    public async Task A_picture_that_is_opened_twice_is_one()
    {
        var picture = await Images.OpenAsync(Place(Bridge), TemporaryStore.Noon, Cancellation);
        Assert.Equal(picture, await Images.OpenAsync(Place(Bridge), TemporaryStore.Noon, Cancellation));
        Assert.Equal(picture, await PictureAsync(Bridge));
        Assert.Null(await Images.FindPictureAsync(Market, Cancellation));
        await DecideAsync(picture, PictureState.Hidden);
        Assert.Equal(PictureState.Hidden, (await Images.FindCaseAsync(picture, Cancellation))?.State);
    }

    private static ImagePlace Place(Uri url) => new(url, "ofoq", null);

    private static byte[] Name(string reader, byte[] salt, List<byte[]>? names = null)
    {
        var name = System.Security.Cryptography.SHA256.HashData([.. salt, .. System.Text.Encoding.UTF8.GetBytes(reader)]);
        names?.Add(name);
        return name;
    }

    /// <summary>A look with this many bits different from the first look.</summary>
    private static byte[] Looks(int bits, int otherFields = 0)
    {
        var look = new byte[32 + (64 * 3)];
        for (var field = 0; field < otherFields; field++)
        {
            look[32 + (field * 3) + (field % 3)] = 25;
        }

        for (var bit = 0; bit < bits; bit++)
        {
            look[bit / 8] |= (byte)(1 << (bit % 8));
        }

        return look;
    }

    private Task<ReportOutcome> ReportAsync(Uri picture, string reader, int day = 0) =>
        Images.ReportAsync(new ImageReport(Place(picture), salt => Name(reader, salt), 3), TemporaryStore.Noon.AddDays(day), Cancellation);

    private async Task HideAsync(Uri picture)
    {
        foreach (var reader in new[] { "أول", "ثان", "ثالث" })
        {
            await ReportAsync(picture, reader);
        }
    }

    private async Task<long> PictureAsync(Uri picture) => Assert.IsType<long>(await Images.FindPictureAsync(picture, Cancellation));

    private Task DecideAsync(long picture, PictureState state) =>
        Images.DecideAsync(picture, new PictureDecision(state, "ليلى", TemporaryStore.Noon, "راجعتها"), Cancellation);

    private Task<bool> LookAsync(Uri url, byte content, byte[]? looks) =>
        Images.SaveLookAsync(Place(url), new ImageLook([content], looks, "image/jpeg"), TemporaryStore.Noon, Cancellation);

    private Task<long> VersionAsync() => store.Reading.VersionAsync(Cancellation);
}
