using Aggregator.Feeds;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class AdmissionPromises(TemporaryStore store)
{
    public async Task A_guid_that_changes_scheme_and_host_is_the_same_entry()
    {
        var old = Entry("1") with { Id = "http://www.rabat.example/?p=17", Link = null };
        await store.RefreshAsync("rabat", old);
        Assert.Equal(0, await store.RefreshAsync("rabat", old with { Id = "https://new.rabat.example/?p=17" }));
    }

    public async Task A_new_guid_under_the_old_address_is_the_same_entry()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        Assert.Equal(0, await store.RefreshAsync("rabat", Entry("1") with { Id = "urn:other:1" }));
        Assert.Equal(0, await store.RefreshAsync("rabat", Entry("1") with { Id = null }));
    }

    public async Task A_new_address_and_guid_under_the_same_headline_of_the_same_day_is_the_same_entry()
    {
        var old = Entry("1", title: "افتتاح المكتبة الوسائطية بعد عامين من الأشغال") with { Published = Noon.AddHours(-1) };
        await store.RefreshAsync("rabat", old);
        Assert.Equal(0, await store.RefreshAsync("rabat", old with { Id = "x", Link = new Uri("https://rabat.example/article/9") }));
    }

    public async Task Two_entries_of_one_document_are_two_even_under_one_headline()
    {
        var title = "أسعار الخضر والفواكه في سوق الجملة اليوم";
        var one = Entry("1", title: title) with { Published = Noon.AddHours(-1) };
        var two = Entry("2", title: title) with { Published = Noon.AddHours(-1) };
        Assert.Equal(2, await store.RefreshAsync("rabat", one, two));
        Assert.Equal(0, await store.RefreshAsync("rabat", one, two));
    }

    public async Task A_link_or_guid_that_all_entries_share_names_none_of_them()
    {
        var home = new Uri("https://rabat.example/live");
        Assert.Equal(2, await store.RefreshAsync(
            "rabat",
            new ParsedEntry { Link = home, Title = new FeedText("انطلاق الجلسة العامة", FeedTextKind.Text) },
            new ParsedEntry { Link = home, Title = new FeedText("رفع الجلسة العامة", FeedTextKind.Text) }));
        Assert.Equal(2, await store.RefreshAsync("rabat", Entry("3") with { Id = "0" }, Entry("4") with { Id = "0" }));
    }

    public async Task Short_headlines_of_one_day_do_not_make_two_entries_one()
    {
        var first = Entry("1", title: "موجز الأخبار") with { Published = Noon.AddHours(-3) };
        var second = Entry("2", title: "موجز الأخبار") with { Published = Noon.AddHours(-1) };
        await store.RefreshAsync("rabat", first);
        Assert.Equal(1, await store.RefreshAsync("rabat", second));
    }

    public async Task The_same_guid_in_two_sources_is_two_entries()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        Assert.Equal(1, await store.RefreshAsync("amman", Entry("1", "amman.example")));
    }

    public async Task An_entry_is_known_under_every_name_it_ever_had()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        Assert.Equal(0, await store.RefreshAsync("rabat", Entry("1") with { Id = "later" }));
        Assert.Equal(0, await store.RefreshAsync("rabat", Entry("1") with { Id = "later", Link = new Uri("https://rabat.example/moved") }));
        Assert.Equal(0, await store.RefreshAsync("rabat", Entry("1") with { Id = "guid-1", Link = new Uri("https://rabat.example/moved/again") }));
    }

    public async Task An_entry_that_left_the_feed_is_known_when_it_comes_back()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("2"));
        Assert.Equal(0, await store.RefreshAsync("rabat", Noon.AddYears(1), Entry("1")));
    }
}
