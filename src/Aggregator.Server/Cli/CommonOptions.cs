using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>Options that several commands share, with a new instance for each command.</summary>
internal static class CommonOptions
{
    public static Option<FileInfo> Feeds() => new("--feeds")
    {
        Description = "The list of sources; default: that of the running service, or feeds.json here, or feeds.json in the data folder",
        DefaultValueFactory = _ => new FileInfo("feeds.json"),
    };

    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "The folder that holds everything we remember; where data is not there: the folder of the one service that runs",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public static Option<string> Urls() => new("--urls")
    {
        Description = "Where to listen; several addresses are separated by semicolons",
        DefaultValueFactory = _ => "http://localhost:5080",
        Validators =
        {
            result =>
            {
                foreach (var address in result.Tokens.SelectMany(token => token.Value.Split(';')).Where(address => !ListenAddress.IsUsable(address)))
                {
                    result.AddError($"{address} is no address to listen on: write --urls http://localhost:5080, with another port if you like.");
                }
            },
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "JSON for scripts instead of a table" };
}
