using System.CommandLine;
using System.Text;
using Aggregator.Benchmarks.Refresh;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

var root = new RootCommand("Quality and speed, measured; every table in README.md names its command.")
{
    RefreshBenchmark.Create(),
};
return await root.Parse(args).InvokeAsync();
