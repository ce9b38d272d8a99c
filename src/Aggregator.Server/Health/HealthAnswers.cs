using Aggregator.Server.Web.Serving;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Server.Health;

/// <summary>Answers a supervisor's three questions: whether the process lives (or must be restarted), whether it is ready for
/// readers, and whether its stations succeed.</summary>
/// <remarks>It runs before everything else, because a supervisor's request must not make the stations rest, and a worker has no
/// site.</remarks>
internal sealed class HealthAnswers : IStartupFilter
{
    private const string Stations = "stations";

    private const string Store = "store";

    /// <summary>The time limit; readers should not wait longer for the store either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static void Add(IServiceCollection services)
    {
        services.AddTransient<IStartupFilter, HealthAnswers>();

        // The faults are in the log once; each question of a supervisor would log them again.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        services.AddHealthChecks().AddCheck<StoreCheck>(Store).AddCheck<StationsCheck>(Stations);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/healthz/live", live => live.Run(context => AnswerAsync(context, "live", "", [])));
        app.Map("/healthz/ready", ready => ready.Run(context => ThreadPoolScheduler.RunAsync(async () => await AnswerAsync(
            context, "ready", Store, await FaultsAsync(context.RequestServices, Store, context.RequestAborted)))));
        app.Map("/healthz/stations", stations => stations.Run(context => ThreadPoolScheduler.RunAsync(async () => await AnswerAsync(
            context, "in order", Stations, await FaultsAsync(context.RequestServices, Stations, context.RequestAborted)))));
        next(app);
    };

    /// <summary>What one check finds wrong; empty when nothing is.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(IServiceProvider services, string check, CancellationToken cancellationToken)
    {
        try
        {
            // The checks run on their own threads, so this wait ends even when a disk hangs and the check cannot be cancelled.
            var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(asked => asked.Name == check, cancellationToken)
                .WaitAsync(Patience, cancellationToken);
            return [.. report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Value.Description ?? entry.Value.Exception?.Message ?? "no reason was given")];
        }
        catch (TimeoutException)
        {
            return ["no answer within a second"];
        }
    }

    private static Task AnswerAsync(HttpContext context, string word, string check, IReadOnlyList<string> faults)
    {
        context.Response.StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(faults.Count == 0 ? $"{word}\n" : $"not {word}\n{string.Join('\n', faults.Select(fault => $"{check}: {fault}"))}\n", context.RequestAborted);
    }
}
