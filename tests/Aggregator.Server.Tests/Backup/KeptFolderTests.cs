using Aggregator.Server.Backup;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>Data folders that earlier versions of the program made from a paper of the demo newsroom: every later version opens them.</summary>
/// <remarks>A new schema adds a file here, made by <c>backup</c>; no file is ever made anew.</remarks>
public sealed class KeptFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-kept-");

    public static TheoryData<string> Kept => [.. Directory.EnumerateFiles(Folder, "*.zip").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Backup", "Fixtures");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task This_version_opens_it_and_shows_its_articles_and_decisions(string file)
    {
        var data = Path.Combine(_folder.FullName, "data");
        var restored = await ArchiveRestore.RunAsync(Path.Combine(Folder, file), data, new StoreSettings(), Cancellation);
        Assert.Equal(Path.GetFileNameWithoutExtension(file).ToUpperInvariant(), $"{restored.Manifest.Engine}-{restored.Manifest.Schema}".ToUpperInvariant());
        using var store = Store.Open(data, new StoreSettings());
        var articles = await store.Reading.LatestArticlesAsync(new ArticleQuery(), Cancellation);
        Assert.Equal(8, articles.Count);
        Assert.All(articles, article => Assert.True(article.Article.BodyText.Length > 100));
        Assert.Contains(articles, article => article.Article.Title.Contains("واد", StringComparison.Ordinal) || article.Article.BodyText.Contains("في", StringComparison.Ordinal));
        Assert.Equal(["خطأ في الخبر", "مهم"], (await store.Decisions.HistoryAsync(null, Cancellation)).Select(decision => decision.Reason));
        Assert.Equal(1, (await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation))[0].Id);
        var word = articles[0].Article.Title.Split(' ').MaxBy(word => word.Length) ?? "";
        Assert.Contains(articles[0].Id, (await store.Reading.LatestArticlesAsync(new ArticleQuery { Search = word }, Cancellation)).Select(article => article.Id));
    }

    [Fact]
    public void The_schemas_of_today_are_among_them() =>
        Assert.Empty(Enum.GetValues<StoreEngine>().Select(engine => $"{engine}-{Store.SchemaOf(engine)}.zip".ToLowerInvariant()).Except(Kept.Select(row => row.Data)));
}
