using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>Options that several commands share, with a new instance for each command.</summary>
internal static class CommonOptions
{
    public static Option<FileInfo> Feeds() => new("--feeds")
    {
        Description = "The list of sources",
        DefaultValueFactory = _ => new FileInfo("feeds.json"),
    };

    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "The folder that holds everything we remember",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public static Option<string> Urls() => new("--urls")
    {
        Description = "Where to listen; several addresses are separated by semicolons",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    public static Option<bool> Json() => new("--json") { Description = "JSON for scripts instead of a table" };
}
