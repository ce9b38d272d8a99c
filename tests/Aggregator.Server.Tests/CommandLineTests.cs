using System.CommandLine;
using Aggregator.Server.Cli;
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
        var doctor = AggregatorCommand.Create().Parse(["doctor", "--data", Path.Combine(file, "data")]);
        Assert.Equal(ExitCode.Failed, await doctor.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken));
        File.Delete(file);
    }
}
