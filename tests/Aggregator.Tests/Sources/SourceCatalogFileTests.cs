using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Sources;

public sealed class SourceCatalogFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"feeds-{Guid.NewGuid():N}.json");

    private void Write(string text, int minute)
    {
        File.WriteAllText(_path, text);
        File.SetLastWriteTimeUtc(_path, new DateTime(2026, 1, 1, 0, minute, 0, DateTimeKind.Utc));
    }

    private static string List(string id) => $$"""{"sources":[{"id":"{{id}}","name":"أ","feedUrls":["https://a.example/feed"]}]}""";

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void An_edit_comes_into_force_and_says_what_it_added_and_removed()
    {
        var file = new SourceCatalogFile(_path);
        Write(List("a"), 1);
        Assert.Equal(["a"], Assert.IsType<CatalogChange.Replaced>(file.Refresh()).AddedIds);
        Assert.IsType<CatalogChange.Unchanged>(file.Refresh());
        Write(List("b"), 2);
        var change = Assert.IsType<CatalogChange.Replaced>(file.Refresh());
        Assert.Equal(["b"], change.AddedIds);
        Assert.Equal(["a"], change.RemovedIds);
        Assert.Equal("b", Assert.Single(file.Current).Id);
    }

    [Fact]
    public void A_broken_edit_keeps_the_old_list_and_is_reported_once()
    {
        var file = new SourceCatalogFile(_path);
        Write(List("a"), 1);
        file.Refresh();
        Write("{\"sources\":[{]}", 2);
        Assert.NotEmpty(Assert.IsType<CatalogChange.Kept>(file.Refresh()).Faults);
        Assert.IsType<CatalogChange.Unchanged>(file.Refresh());
        Assert.Equal("a", Assert.Single(file.Current).Id);
    }

    [Fact]
    public void A_file_that_disappears_keeps_the_old_list_until_it_is_back()
    {
        var file = new SourceCatalogFile(_path);
        Write(List("a"), 1);
        file.Refresh();
        File.Delete(_path);
        Assert.Contains(_path, Assert.IsType<CatalogChange.Kept>(file.Refresh()).Faults[0].Reason, StringComparison.Ordinal);
        Assert.IsType<CatalogChange.Unchanged>(file.Refresh());
        Assert.Single(file.Current);
        Write(List("b"), 3);
        Assert.IsType<CatalogChange.Replaced>(file.Refresh());
    }

    [Fact]
    public void A_file_that_was_only_touched_is_not_news()
    {
        var file = new SourceCatalogFile(_path);
        Write(List("a"), 1);
        file.Refresh();
        Write(List("a"), 2);
        Assert.IsType<CatalogChange.Unchanged>(file.Refresh());
    }
}
