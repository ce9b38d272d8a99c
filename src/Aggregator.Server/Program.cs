using System.Text;
using Aggregator.Server.Cli;

// Before anything touches an encoding: windows-1256 is everyday in this field (arabic.md §2).
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

return await AggregatorCommand.Create().Parse(args).InvokeAsync();
