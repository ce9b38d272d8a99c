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
}
