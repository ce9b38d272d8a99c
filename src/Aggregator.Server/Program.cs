using Aggregator.Server.Cli;

var command = AggregatorCommand.Parse(AggregatorCommand.Create(), args);
AggregatorCommand.TakeStore(command);
var exitCode = await command.InvokeAsync(CommandCall.OfThisProcess(args));
return command.Errors.Count > 0 ? ExitCode.WrongUse : exitCode;
