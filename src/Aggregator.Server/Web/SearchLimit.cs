using System.Threading.RateLimiting;
using Aggregator.Server.Web.Pages;

namespace Aggregator.Server.Web;

/// <summary>Searches cost the store most and can be made without end: so many a minute from one address.</summary>
internal static class SearchLimit
{
    public const string Policy = "search";

    /// <summary>A person who types does not reach it; a script does.</summary>
    private const int PerMinute = 60;

    public static void Add(IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(Policy, context => IsSearch(context.Request.Query)
            ? RateLimitPartition.GetFixedWindowLimiter(
                AddressOf(context),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = async (rejected, _) => await (await RefuseAsync(rejected.HttpContext)).ExecuteAsync(rejected.HttpContext);
    });

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    public static Task<IResult> RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return context.RequestServices.GetRequiredService<PageCache>()
            .NoticeAsync(StatusCodes.Status429TooManyRequests, "تمهل قليلا", "وصلتنا منك عمليات بحث كثيرة في دقيقة واحدة. حاول بعد دقيقة.");
    }

    // Every search is a query of the API too, and costs the same there; those of feeds are counted apart.
    private static bool IsSearch(IQueryCollection query) => query.ContainsKey("q") || query.ContainsKey("without");
}
