using Aggregator.Server.Cli;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>A start on a folder that another process has writes nothing into it.</summary>
public sealed class FolderInUseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-inuse-");

    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    [InlineData("fetch")]
    public async Task A_second_start_is_refused_before_anything_is_written(string command)
    {
        foreach (var name in new[] { "feeds.json", "newsroom-ports.txt", "image.key" })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), """{ "sources": [] }""", TestContext.Current.CancellationToken);
        }

        using var held = DataFolder.Open(_folder.FullName);
        var before = Files();
        var (exitCode, output, errors) = await Called.RunAsync(
            [command, "--data", _folder.FullName, .. command == "demo" ? [] : new[] { "--feeds", Path.Combine(_folder.FullName, "feeds.json") }], TimeSpan.FromSeconds(1));
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("is in use by another process of this program", errors, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_demo_does_not_mix_its_invented_news_into_an_archive()
    {
        using (Store.Open(_folder.FullName, new StoreSettings()))
        {
        }

        var before = _folder.GetFiles().Length;
        var (exitCode, output, errors) = await Called.RunAsync(["demo", "--data", _folder.FullName]);
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("holds an archive that no demo made", errors, StringComparison.Ordinal);
        Assert.InRange(_folder.GetFiles().Length, before, before + 1); // The lock.
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The lock itself cannot be read while it is held.
    private List<(string Name, DateTime Written, string Text)> Files() =>
    [
        .. _folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => (file.Name, file.LastWriteTimeUtc, file.Name == "lock" ? "" : File.ReadAllText(file.FullName))),
    ];
}
