using Aggregator.Server.Web.Limits;

namespace Aggregator.Server.Web.Pages;

/// <summary>Routes on which people search: every search counts, also one whose page stands ready.</summary>
internal static class SearchRoutes
{
    private static readonly string[] Words = ["q", "without"];
    private static readonly string[] Choices = ["source", "section", "country", "from", "to", "days"];

    extension(RouteHandlerBuilder route)
    {
        /// <param name="refuse">The answer to one search too many; null for the page that says so.</param>
        public RouteHandlerBuilder CountSearches(Func<IResult>? refuse = null) => route.AddEndpointFilter(async (call, next) =>
            IsSearch(call.HttpContext.Request) && !call.HttpContext.RequestServices.GetRequiredService<ClientLimit>().TryTake(LimitPolicy.Searches, call.HttpContext)
                ? refuse is null ? await RefuseAsync(call.HttpContext) : refuse()
                : await next(call));
    }

    public static Task<IResult> RefuseAsync(HttpContext context) => context.RequestServices.GetRequiredService<PageCache>()
        .NoticeAsync(StatusCodes.Status429TooManyRequests, "تمهل قليلا", "وصلتنا منك عمليات بحث كثيرة في دقيقة واحدة. حاول بعد دقيقة.");

    // Every search is a query of the API too, and costs the same there; other choices of programs are counted as filtered lists.
    private static bool IsSearch(HttpRequest request) =>
        Words.Any(request.Query.ContainsKey) || (!request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && Choices.Any(request.Query.ContainsKey));
}
