using Aggregator.Server.Cli;
using Aggregator.Server.Tests.Cli;
using Xunit;

namespace Aggregator.Server.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Every_subcommand_says_what_it_is_for() =>
        Assert.All(AggregatorCommand.Create().Subcommands, command => Assert.False(string.IsNullOrWhiteSpace(command.Description)));

    [Fact]
    public async Task The_doctor_goes_on_where_the_data_folder_can_not_be_made()
    {
        var file = Path.GetTempFileName();
        Assert.Equal(ExitCode.Failed, (await Called.RunAsync(["doctor", "--data", Path.Combine(file, "data")])).ExitCode);
        File.Delete(file);
    }

    /// <summary>What the engines print is JSON anyway, and a service prints no facts. A page that discover reads has no folder.</summary>
    private static readonly string[] WithoutJson = ["serve", "demo", "export", "parse", "extract", "discover", "group", "canonical"];

    private static readonly string[] WithoutData = ["import-store", "parse", "extract", "discover", "group", "canonical"];

    [Fact]
    public void Every_command_that_prints_facts_prints_them_as_JSON_too() =>
        Assert.Equal(WithoutJson.Order(StringComparer.Ordinal), Without("--json"));

    [Fact]
    public void Every_command_takes_the_data_folder() =>
        Assert.Equal(WithoutData.Order(StringComparer.Ordinal), Without("--data"));

    [Theory]
    [InlineData("banana")]
    [InlineData("http://localhost:5080;banana")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("http://localhost:999999")]
    [InlineData("http://localhost:5080/path")]
    public async Task An_address_that_is_none_is_one_sentence(string urls)
    {
        var (exitCode, _, errors) = await Called.RunAsync(["serve", "--urls", urls, "--data", Path.GetTempPath()]);
        Assert.Equal(ExitCode.WrongUse, exitCode);
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("is no address to listen on: write --urls http://localhost:5080", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://*:80;https://+:443")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://0.0.0.0:8080/")]
    public void Addresses_of_this_machine_are_accepted(string urls) => Assert.All(urls.Split(';'), address => Assert.True(ListenAddress.IsUsable(address)));

    [Fact]
    public async Task All_wrong_options_are_reported_at_once()
    {
        var (_, _, errors) = await Called.RunAsync(["serve", "--urls", "banana", "--role", "king", "--lang", "fr"]);
        Assert.Contains("banana", errors, StringComparison.Ordinal);
        Assert.Contains("king", errors, StringComparison.Ordinal);
        Assert.Contains("--lang ar or --lang en", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_command_is_answered_with_the_nearest_and_a_group_with_its_commands()
    {
        Assert.Contains("The nearest to lst is list.", (await Called.RunAsync(["source", "lst"])).Errors, StringComparison.Ordinal);
        Assert.Contains("Help: source list --help", (await Called.RunAsync(["source", "list", "--jsn"])).Errors, StringComparison.Ordinal);
        var (exitCode, output, errors) = await Called.RunAsync(["source"]);
        Assert.Equal((ExitCode.WrongUse, ""), (exitCode, errors));
        Assert.Contains("pause", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_makes_no_store_where_none_is()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-doctor-");
        var data = Path.Combine(folder.FullName, "new", "data");
        Assert.Contains("the first start makes it", (await Called.RunAsync(["doctor", "--data", data])).Output, StringComparison.Ordinal);
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete();
    }

    private static IEnumerable<string> Without(string option) =>
        from command in Leaves(AggregatorCommand.Create(), "")
        where command.Command.Options.All(known => known.Name != option)
        orderby command.Path
        select command.Path;

    private static IEnumerable<(string Path, System.CommandLine.Command Command)> Leaves(System.CommandLine.Command command, string path) => command.Subcommands
        .Where(inner => !inner.Hidden)
        .SelectMany(inner => inner.Subcommands.Count == 0 ? [($"{path}{inner.Name}", inner)] : Leaves(inner, $"{path}{inner.Name} "));
}
