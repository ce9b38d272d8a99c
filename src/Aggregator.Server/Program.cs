using Aggregator.Server.Cli;

var command = AggregatorCommand.Parse(AggregatorCommand.Create(), args);
AggregatorCommand.TakeStore(command);
return await WrongUse.RunAsync(command, CommandCall.OfThisProcess(args), CancellationToken.None);
