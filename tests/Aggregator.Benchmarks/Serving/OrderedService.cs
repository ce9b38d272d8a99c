using System.CommandLine;
using Aggregator.Server;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The <c>service</c> subcommand: the whole program in its own process, composed as <c>serve</c> composes it. It takes orders from
/// standard input, because a store may belong to one process.</summary>
internal static class OrderedService
{
    public const string Name = "service";

    /// <summary>Makes a source due: its id follows. Without an id it makes all sources due. The answer is the same word.</summary>
    public const string Hasten = "hasten";

    /// <summary>The answer is <see cref="Yes"/> when every paper except the live one was polled and its articles are placed.</summary>
    public const string IsSettled = "settled";

    public const string Yes = "yes";

    // The live paper may always have an article on its way.
    private const int LivePerSettling = 3;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder");
        var store = new Argument<StoreEngine>("store");
        var command = new Command(Name, "The program that serve measures; serve starts it") { folder, store };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) =>
            RunAsync(ServedFolder.Settings(result.GetRequiredValue(folder).FullName, result.GetValue(store)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        SocketThreads.Prefer();
        await using var application = Composition.BuildService(settings);
        await application.StartAsync(cancellationToken);
        Console.WriteLine(application.Urls.First());
        var store = application.Services.GetRequiredService<Store>();
        while (await Console.In.ReadLineAsync(cancellationToken) is { } order)
        {
            Console.WriteLine(await ObeyAsync(store, order.Split(' '), cancellationToken));
        }

        await application.StopAsync(cancellationToken);
        return 0;
    }

    private static async Task<string> ObeyAsync(Store store, string[] order, CancellationToken cancellationToken)
    {
        if (order[0] == IsSettled)
        {
            return await IsSettledAsync(store, cancellationToken) ? Yes : "no";
        }

        await store.Sources.HastenAsync(order[1..], DateTimeOffset.UtcNow, cancellationToken);
        return Hasten;
    }

    private static async Task<bool> IsSettledAsync(Store store, CancellationToken cancellationToken)
    {
        var health = await store.Sources.HealthAsync(cancellationToken);
        var isDue = health.Any(source => source.SourceId != LivePublisher.LiveSource && source.State.NextFetch <= DateTimeOffset.UtcNow);
        var waiting = await store.Entries.PendingAsync(cancellationToken)
            + (await store.Stories.UngroupedAsync(0, LivePerSettling, cancellationToken)).Count;
        return !isDue && waiting < LivePerSettling;
    }
}
