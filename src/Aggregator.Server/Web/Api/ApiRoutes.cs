using Microsoft.OpenApi;

namespace Aggregator.Server.Web.Api;

/// <summary>What an endpoint of the API answers, for <see cref="ApiDescription"/>.</summary>
internal static class ApiRoutes
{
    private const string ProblemType = "application/problem+json";

    extension(RouteHandlerBuilder route)
    {
        /// <param name="summary">What <typeparamref name="T"/> is.</param>
        public RouteHandlerBuilder Describe<T>(string summary) => route.WithSummary(summary).Produces<T>();

        public RouteHandlerBuilder DescribeOne<T>(string summary) =>
            route.Describe<T>(summary).Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemType);

        public RouteHandlerBuilder DescribeList<T>(string summary, Func<IEnumerable<OpenApiParameter>> parameters) =>
            route.Describe<ApiPage<T>>(summary).Produces<ApiProblem>(StatusCodes.Status429TooManyRequests, ProblemType)
                .AddOpenApiOperationTransformer((operation, _, _) =>
                {
                    operation.Parameters = [.. parameters()];
                    return Task.CompletedTask;
                });
    }
}
