using Aggregator.Server.Web.Serving;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Server.Health;

/// <summary>Answers a supervisor's two questions: whether the process lives (or must be restarted), and whether it is ready for
/// readers.</summary>
/// <remarks>It runs before everything else, because a supervisor's request must not make the stations rest, and a worker has no
/// site.</remarks>
internal sealed class HealthAnswers : IStartupFilter
{
    /// <summary>The time limit; readers should not wait longer for the store either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static void Add(IServiceCollection services)
    {
        services.AddTransient<IStartupFilter, HealthAnswers>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store").AddCheck<StationsCheck>("stations");
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/healthz/live", live => live.Run(context => AnswerAsync(context, "live", [])));
        app.Map("/healthz/ready", ready => ready.Run(context => ThreadPoolScheduler.RunAsync(async () => await AnswerAsync(context, "ready", await FaultsAsync(context)))));
        next(app);
    };

    private static async Task<IReadOnlyList<string>> FaultsAsync(HttpContext context)
    {
        try
        {
            // The checks run on their own threads, so this wait ends even when a disk hangs and the check cannot be cancelled.
            var report = await context.RequestServices.GetRequiredService<HealthCheckService>().CheckHealthAsync(context.RequestAborted)
                .WaitAsync(Patience, context.RequestAborted);
            return [.. report.Entries.Where(check => check.Value.Status != HealthStatus.Healthy).Select(check => $"{check.Key}: {check.Value.Description}")];
        }
        catch (TimeoutException)
        {
            return ["store: no answer within a second"];
        }
    }

    private static Task AnswerAsync(HttpContext context, string word, IReadOnlyList<string> faults)
    {
        context.Response.StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(faults.Count == 0 ? $"{word}\n" : $"not {word}\n{string.Join('\n', faults)}\n", context.RequestAborted);
    }
}
