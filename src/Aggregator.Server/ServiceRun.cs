using System.Net.Sockets;
using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Web.Accounts;
using Aggregator.Server.Web.Serving;
using Aggregator.Sources;
using Microsoft.AspNetCore.Connections;

namespace Aggregator.Server;

/// <summary>Starts the service, or says in one sentence why it cannot start.</summary>
internal static class ServiceRun
{
    public static async Task<int> RunAsync(CommandCall call, ServeSettings settings, CancellationToken cancellationToken)
    {
        SocketThreads.Prefer();
        try
        {
            return await CommandRun.GuardAsync(call, () => ServeAsync(call, settings, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await call.Error.WriteLineAsync("The service was stopped while it was starting.");
            return ExitCode.Done;
        }
        catch (SocketException fault)
        {
            await call.Error.WriteLineAsync($"{settings.Urls} cannot be listened on: {fault.Message}. Choose another address with --urls http://localhost:PORT.");
            return ExitCode.Failed;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await call.Error.WriteLineAsync(
                $"{settings.Urls} is in use by another program: stop it, or choose another address with --urls http://localhost:PORT.");
            return ExitCode.Failed;
        }
    }

    private static async Task<int> ServeAsync(CommandCall call, ServeSettings settings, CancellationToken cancellationToken)
    {
        // The lock is taken before anything is written, and kept until the end.
        using var folder = settings.Held ?? await FolderTurn.OwnAsync(settings.DataFolder, call.Patience, cancellationToken);
        await using var application = Composition.BuildService(settings with { Held = folder });
        await StartAsync(application, cancellationToken);
        Greet(call.Output, application, folder.Path);
        if (settings.Role is not ServeRole.Worker && await OneTimeLinks.FirstAsync(application.Services, application.Urls.First(), cancellationToken) is { } link)
        {
            call.Output.WriteLine($"Nobody has an account yet. Make the first one here, within {application.Services.GetRequiredService<AccountOptions>().LinkLifetime.TotalHours:0} hours: {link}");
        }

        call.Output.WriteLine("To stop: Ctrl+C");
        await application.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>Says what a newcomer needs: where everything is kept, who is followed, where the site is.</summary>
    private static void Greet(TextWriter output, WebApplication application, string folder)
    {
        var sources = application.Services.GetRequiredService<FollowedSources>()();
        output.WriteLine($"Data folder: {folder}");
        output.WriteLine($"Follows {sources.Count(source => source.Enabled)} of {Quantity.Of(sources.Count, "source")} of {application.Services.GetRequiredService<SourceCatalogFile>().Path}");
        foreach (var address in application.Urls)
        {
            output.WriteLine($"Listening on {address} – feed: {address}/feed.rss");
        }
    }

    private static async Task StartAsync(WebApplication application, CancellationToken cancellationToken)
    {
        var start = application.StartAsync(cancellationToken);
        await start.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!start.IsCompletedSuccessfully)
        {
            // The parts that run already are stopped in order. Otherwise each of them would report a fault.
            // Whatever fails meanwhile must not hide why the start failed.
            await application.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await start;
    }
}
