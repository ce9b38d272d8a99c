using System.CommandLine;

namespace Aggregator.Server.Cli.Service;

/// <summary>The <c>serve</c> subcommand, which is also the default.</summary>
internal static class ServeCommand
{
    private static readonly string[] Roles = ["all", "web", "worker"];

    public static Command Create()
    {
        var command = new Command("serve", "Serves the site and the feeds, with the jobs running");
        Fill(command);
        return command;
    }

    /// <summary>Gives a command, or the root command, the options and the action of <c>serve</c>.</summary>
    public static void Fill(Command command)
    {
        var (feeds, data, urls) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Urls());
        var role = new Option<string>("--role") { Description = "all, web (no jobs) or worker (no site)", DefaultValueFactory = _ => "all" };
        role.AcceptOnlyFromAmong(Roles);
        command.Options.Add(feeds);
        command.Options.Add(data);
        command.Options.Add(urls);
        command.Options.Add(role);
        command.SetAction((result, cancellationToken) =>
        {
            var settings = new ServeSettings
            {
                FeedsFile = result.FeedsOf(feeds, result.PathOf(data)),
                DataFolder = result.PathOf(data),
                Urls = result.GetRequiredValue(urls),
                Role = Enum.Parse<ServeRole>(result.GetRequiredValue(role), ignoreCase: true),
            };
            return ServiceRun.RunAsync(result.Call, settings, cancellationToken);
        });
    }
}
