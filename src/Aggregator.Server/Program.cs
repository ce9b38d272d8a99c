using System.Text;
using Aggregator.Server.Cli;

// Before anything touches an encoding: windows-1256 is everyday in this field (arabic.md §2).
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

var command = AggregatorCommand.Create().Parse(args);
var exitCode = await command.InvokeAsync();
return command.Errors.Count > 0 ? ExitCode.WrongUse : exitCode;
