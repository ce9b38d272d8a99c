using System.CommandLine;
using Aggregator.Server.Cli.Accounts;
using Aggregator.Server.Cli.Archive;
using Aggregator.Server.Cli.Exchange;
using Aggregator.Server.Cli.Images;
using Aggregator.Server.Cli.JsonLines;
using Aggregator.Server.Cli.Service;
using Aggregator.Server.Cli.Sources;
using Aggregator.Server.Cli.Stories;
using Aggregator.Storage;

namespace Aggregator.Server.Cli;

/// <summary>The program's command line; without a subcommand it runs <c>serve</c>.</summary>
internal static class AggregatorCommand
{
    private static readonly Option<StoreEngine?> Store = new("--store")
    {
        Description = "The store of the data folder: Sqlite or LiteDb; default: the store that filled the folder, Sqlite for a new folder",
        Recursive = true,
    };

    private static readonly Option<bool> NoBackup = new("--no-backup")
    {
        Description = "An archive of an older version is brought up to date without a backup of it",
        Recursive = true,
    };

    public static RootCommand Create()
    {
        var root = new RootCommand("Follows many Arabic news sources and publishes one feed and one site.");
        ServeCommand.Fill(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(FetchCommand.Create());
        root.Subcommands.Add(SourceCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(StoryCommand.Create());
        root.Subcommands.Add(ImageCommand.Create());
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(AuditCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        root.Subcommands.Add(ImportStoreCommand.Create());
        root.Subcommands.Add(RetentionCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(ProbeCommand.Create());
        root.Subcommands.Add(ParseCommand.Create());
        root.Subcommands.Add(ExtractCommand.Create());
        root.Subcommands.Add(DiscoverCommand.Create());
        root.Subcommands.Add(GroupCommand.Create());
        root.Subcommands.Add(CanonicalCommand.Create());
        root.Options.Add(Store);
        root.Options.Add(NoBackup);
        root.Options.Add(CallerLanguage.Option);
        root.Options.OfType<VersionOption>().Single().Action = new VersionWords();
        return root;
    }

    /// <summary>Words that begin with @ are ordinary words, for example a reason that names an account. The library would read
    /// such a word as the name of a file with more words.</summary>
    public static ParseResult Parse(RootCommand commands, IReadOnlyList<string> arguments) =>
        commands.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>The store options of the command line; they take precedence over the environment.</summary>
    public static void TakeStore(ParseResult line)
    {
        if (line.Errors.Count > 0)
        {
            return;
        }

        if (line.GetValue(Store) is { } engine)
        {
            Environment.SetEnvironmentVariable("Aggregator__Storage__Engine", engine.ToString());
        }

        if (line.GetValue(NoBackup))
        {
            Environment.SetEnvironmentVariable("Aggregator__Backup__BeforeMigration", "false");
        }
    }
}
