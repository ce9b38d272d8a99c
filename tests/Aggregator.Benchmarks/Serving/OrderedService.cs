using System.CommandLine;
using Aggregator.Server;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks.Serving;

/// <summary>
/// <c>service</c>: the whole program in a process of its own, joined as <c>serve</c> joins it. Orders come by standard input, because an
/// archive of LiteDB belongs to one process.
/// </summary>
internal static class OrderedService
{
    public const string Name = "service";

    /// <summary>With the id of a source, or alone for all: makes them due. Answered by the same word.</summary>
    public const string Hasten = "hasten";

    /// <summary>Answered by <see cref="Yes"/> when every paper but the live one was asked and what they brought is placed.</summary>
    public const string IsSettled = "settled";

    public const string Yes = "yes";

    // The live paper may always have one on its way.
    private const int LivePerSettling = 3;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder");
        var store = new Argument<StoreEngine>("store");
        var command = new Command(Name, "The program of serve; it starts it itself") { folder, store };
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
