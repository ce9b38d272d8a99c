using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_second_process_on_the_same_folder_is_told_so()
    {
        using var first = DataFolder.Open(_folder);
        var refused = Assert.Throws<DataFolderException>(() => DataFolder.Open(_folder));
        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.IsHeld);
    }

    [Fact]
    public void A_released_folder_can_be_locked_again()
    {
        DataFolder.Open(_folder).Dispose();
        using var second = DataFolder.Open(_folder);
        Assert.StartsWith(_folder, second.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_one_clear_sentence()
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllText(path, "");
        Assert.False(Assert.Throws<DataFolderException>(() => DataFolder.Open(path)).IsHeld);
    }
}
