using Aggregator.Server.Cli;
using Xunit;

namespace Aggregator.Server.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Every_subcommand_says_what_it_is_for() =>
        Assert.All(AggregatorCommand.Create().Subcommands, command => Assert.False(string.IsNullOrWhiteSpace(command.Description)));
}
