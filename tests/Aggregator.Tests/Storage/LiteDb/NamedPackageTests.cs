using Aggregator.Extraction;
using Aggregator.Storage;
using LiteDB;
using Mono.Cecil;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>The store named LiteDb is LiteDB, and its words are in Lucene: code of our own in their place fails here.</summary>
public sealed class NamedPackageTests
{
    [Theory]
    [InlineData("LiteDB")]
    [InlineData("Lucene.Net")]
    public void The_library_is_compiled_against_the_package(string name)
    {
        using var library = ModuleDefinition.ReadModule(typeof(SafeHtml).Assembly.Location);
        Assert.Contains(name, library.AssemblyReferences.Select(reference => reference.Name));
    }

    [Fact]
    public async Task LiteDB_itself_opens_the_file_of_the_store_and_finds_the_articles()
    {
        using var store = new TemporaryStore(new StoreSettings { Engine = StoreEngine.LiteDb });
        await store.PublishAsync("rabat", Entry("1", title: "الميناء يفتح أبوابه"), Entry("2"));
        await store.Store.Upkeep.CheckpointAsync(Cancellation);

        // The service's own handle keeps other processes away, so the file is copied.
        var copy = Path.Combine(store.Folder, "copy.litedb");
        store.Close();
        File.Copy(Path.Combine(store.Folder, "aggregator.litedb"), copy);
        using var database = new LiteDatabase(new ConnectionString { Filename = copy, ReadOnly = true });
        var titles = database.GetCollection("article").FindAll().Select(article => article["title"].AsString).ToList();
        Assert.Equal(2, titles.Count);
        Assert.Contains("الميناء يفتح أبوابه", titles);
        Assert.Equal(2, database.GetCollection("article_body").Count());
    }

    [Fact]
    public async Task Lucene_itself_opens_the_search_folder_and_finds_a_word()
    {
        using var store = new TemporaryStore(new StoreSettings { Engine = StoreEngine.LiteDb });
        await store.PublishAsync("rabat", Entry("1", title: "الميناء يفتح أبوابه"), Entry("2"));
        Assert.Single(await store.LatestAsync(new ArticleQuery { Search = "الميناء" }));
        store.Close();
        using (var folder = Lucene.Net.Store.FSDirectory.Open(Path.Combine(store.Folder, "search")))
        {
            using var reader = Lucene.Net.Index.DirectoryReader.Open(folder);
            Assert.Equal(2, reader.NumDocs);
            Assert.Equal(1, reader.DocFreq(new Lucene.Net.Index.Term("title", "ميناء")));
        }

    }
}
