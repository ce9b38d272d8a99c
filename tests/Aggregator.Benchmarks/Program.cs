using System.CommandLine;
using Aggregator.Benchmarks.Discovery;
using Aggregator.Benchmarks.Extraction;
using Aggregator.Benchmarks.Feeds;
using Aggregator.Benchmarks.Grouping;
using Aggregator.Benchmarks.Refresh;
using Aggregator.Benchmarks.Serving;
using Aggregator.Benchmarks.Trials;

var root = new RootCommand("Quality and speed, measured; every table in README.md names its command.")
{
    ExtractBenchmark.Create(),
    FeedsCommand.Create(),
    DiscoverBenchmark.Create(),
    MarksBenchmark.Create(),
    GroupBenchmark.Create(),
    ScaleBenchmark.Create(),
    SearchBenchmark.Create(),
    RefreshBenchmark.Create(),
    ServeBenchmark.Create(),
    BackupBenchmark.Create(),
    LivePapers.Create(),
    OrderedService.Create(),
};
return await root.Parse(args).InvokeAsync();
