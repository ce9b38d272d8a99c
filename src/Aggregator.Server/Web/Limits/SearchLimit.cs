using System.Threading.RateLimiting;
using Aggregator.Server.Web.Pages;

namespace Aggregator.Server.Web.Limits;

/// <summary>Limits how many searches one household may make in a minute. Searches are the most expensive requests of the
/// store.</summary>
internal static class SearchLimit
{
    public const string Policy = "search";

    /// <summary>A person who types stays below this; a script does not.</summary>
    private const int PerMinute = 60;

    // No household has this key.
    private const string Free = "free";

    private static readonly string[] Words = ["q", "without"];
    private static readonly string[] Choices = ["source", "section", "country", "from", "to", "days"];

    public static void Add(IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(Policy, context => IsSearch(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                Household.Key(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(Free));
        options.OnRejected = async (rejected, _) => await (await RefuseAsync(rejected.HttpContext)).ExecuteAsync(rejected.HttpContext);
    });

    public static Task<IResult> RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return context.RequestServices.GetRequiredService<PageCache>()
            .NoticeAsync(StatusCodes.Status429TooManyRequests, "تمهل قليلا", "وصلتنا منك عمليات بحث كثيرة في دقيقة واحدة. حاول بعد دقيقة.");
    }

    // A search through the API costs the same, so it is counted here. MadeListLimit counts the other requests of programs.
    private static bool IsSearch(HttpRequest request) =>
        Words.Any(request.Query.ContainsKey) || (!request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && Choices.Any(request.Query.ContainsKey));
}
