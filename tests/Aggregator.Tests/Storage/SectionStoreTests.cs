using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage;

public sealed class SectionStoreTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Every_name_that_a_paper_files_its_news_under_is_told_once()
    {
        var sections = _store.Reading;
        Assert.Empty(await sections.SectionNamesAsync(Cancellation));
        string?[] names = ["رياضة", null, "الرئيسية / رياضة", "رياضة", "سياسة"];
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        await _store.RefreshAsync("rabat", [.. names.Select((_, number) => Entry($"n{number}"))]);
        var claimed = -1;
        await _store.ScrapeAsync(extract: claim => ArticleOf(claim) with { Section = names[++claimed] });
        Assert.Equal(["الرئيسية / رياضة", "رياضة", "سياسة"], (await sections.SectionNamesAsync(Cancellation)).Order(StringComparer.Ordinal));
    }
}
