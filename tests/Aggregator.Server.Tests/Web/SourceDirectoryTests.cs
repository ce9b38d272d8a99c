using Aggregator.Server.Following;
using Aggregator.Server.Web;
using Aggregator.Sources;
using Aggregator.Tests.Publishing;
using Aggregator.Tests.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Web;

/// <summary>The publisher's terms hold after the operator has removed the paper from the list.</summary>
public sealed class SourceDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-sources-");

    [Fact]
    public async Task A_paper_that_left_the_list_keeps_its_name_and_its_terms()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var opened = TestStore.Open(_folder.FullName);
        var store = opened.Sources;
        var remembered = new RememberedSources(store);
        IReadOnlyList<Source> list = [PublishedNews.Paper with { Publish = PublishLevel.Headline, Images = ImagePolicy.Proxy }];
        // The directory reads the list at each call, as in the service.
        var directory = new SourceDirectory(() => list) { Former = remembered.Find };
        await store.SynchroniseAsync(list, DateTimeOffset.UnixEpoch, cancellation);
        await remembered.LoadAsync(cancellation);

        list = [];
        var paper = directory.OrUnknown(PublishedNews.Paper.Id);

        Assert.Null(directory.Find(PublishedNews.Paper.Id));
        Assert.Equal((PublishedNews.Paper.Name, PublishLevel.Headline, ImagePolicy.Proxy), (paper.Name, paper.Publish, paper.Images));
        Assert.DoesNotContain("نص الخبر", PublishedNews.Maker.FromArticle(PublishedNews.Article(), paper).BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_paper_is_shown_with_a_quotation_and_without_pictures()
    {
        var paper = new SourceDirectory(() => []).OrUnknown("gone");
        var entry = PublishedNews.Maker.FromArticle(PublishedNews.Article(html: "<p>نص الخبر.</p><img src='/a.jpg'>"), paper);
        Assert.Contains("مقدمة الخبر.", entry.BodyHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("نص الخبر", entry.BodyHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", entry.BodyHtml, StringComparison.Ordinal);
        Assert.Null(entry.Image);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
