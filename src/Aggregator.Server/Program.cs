using Aggregator.Server.Cli;

var command = AggregatorCommand.Create().Parse(args);
AggregatorCommand.TakeStore(command);
var exitCode = await command.InvokeAsync();
return command.Errors.Count > 0 ? ExitCode.WrongUse : exitCode;
