using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Aggregator.Server.Cli;
using Aggregator.Text.Sentences;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Sources;

/// <summary>An operator's commands on sources while the service holds the data folder.</summary>
public sealed class SourceCommandTests(FetchedNewsroom newsroom) : IClassFixture<FetchedNewsroom>
{
    [Fact]
    public async Task Beside_the_running_service_sources_are_listed_paused_and_resumed()
    {
        Assert.Contains("alrasid is paused.", (await newsroom.RunAsync("source", "pause", "alrasid")).Output, StringComparison.Ordinal);
        var paused = await ListedAsync("alrasid");
        Assert.Equal(("الراصد", "MA", "paused"), (paused.GetProperty("name").GetString(), paused.GetProperty("country").GetString(), paused.GetProperty("state").GetString()));
        Assert.Equal("Read", paused.GetProperty("outcome").GetString());
        Assert.Equal(0, (await newsroom.RunAsync("source", "resume", "alrasid")).ExitCode);
        Assert.Equal("followed", (await ListedAsync("alrasid")).GetProperty("state").GetString());
        Assert.Equal(ExitCode.WrongUse, (await newsroom.RunAsync("source", "pause", "nobody")).ExitCode);
    }

    [Fact]
    public async Task The_language_of_the_caller_reaches_the_service()
    {
        string[] list = ["source", "list", "--data", newsroom.Data, "--feeds", newsroom.Feeds];
        Assert.Contains("متابَع", (await Called.RunAsync(list, language: Language.Arabic)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("متابَع", (await Called.RunAsync([.. list, "--lang", "en"], language: Language.Arabic)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_calls_a_service_at_work_no_fault()
    {
        var (exitCode, output, _) = await newsroom.RunAsync("doctor", "--feeds", newsroom.Feeds);
        Assert.Contains("the service is at work on it", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains("has 10 sources", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_service_on_the_folder_or_the_port_says_so_in_one_sentence()
    {
        var second = await newsroom.RunAsync("serve", "--feeds", newsroom.Feeds, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Failed, second.ExitCode);
        Assert.Contains("is in use by another process of this program", Assert.Single(Lines(second.Errors)), StringComparison.Ordinal);

        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var other = Directory.CreateTempSubdirectory("aggregator-port-");
        var third = await FetchedNewsroom.RunInAsync(other.FullName, "serve", "--feeds", newsroom.Feeds, "--urls", $"http://{taken.LocalEndpoint}");
        other.Delete(recursive: true);
        Assert.Equal(ExitCode.Failed, third.ExitCode);
        Assert.Contains("is in use by another program", Assert.Single(Lines(third.Errors)), StringComparison.Ordinal);
        Assert.Empty(third.Output);
    }

    [Theory]
    [InlineData(0, "0 entries")]
    [InlineData(1, "1 entry")]
    [InlineData(2, "2 entries")]
    public void A_count_of_one_has_the_singular(int count, string expected) => Assert.Equal(expected, Quantity.Of(count, "entry", "entries"));

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private async Task<JsonElement> ListedAsync(string id)
    {
        var (_, output, _) = await newsroom.RunAsync("source", "list", "--json", "--feeds", newsroom.Feeds);
        return Lines(output).Select(line => JsonDocument.Parse(line).RootElement).Single(source => source.GetProperty("id").GetString() == id);
    }
}
