using System.Text.Json;
using Aggregator.Server.Cli;
using Xunit;

namespace Aggregator.Server.Tests.Cli.JsonLines;

/// <summary>The command <c>parse</c> as a process, with each reader.</summary>
public sealed class ParseCommandTests
{
    [Theory]
    [InlineData("own", 2)]
    [InlineData("codehollow", 1)]
    public async Task A_feed_is_read_by_the_reader_that_is_named(string reader, int enclosures)
    {
        var token = TestContext.Current.CancellationToken;
        var path = Path.GetTempFileName();
        // CodeHollow.FeedReader reads one enclosure of an item.
        await File.WriteAllTextAsync(
            path, "<rss><channel><item><title>خبر</title><enclosure url='https://mina.example/1.mp3'/><enclosure url='https://mina.example/2.mp3'/></item></channel></rss>", token);
        using var process = OutsideProgram.Start("parse", path, "--reader", reader);
        using var json = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        File.Delete(path);
        Assert.Equal(ExitCode.Done, process.ExitCode);
        Assert.Equal(enclosures, Assert.Single(json.RootElement.GetProperty("entries").EnumerateArray()).GetProperty("enclosures").GetArrayLength());
    }
}
