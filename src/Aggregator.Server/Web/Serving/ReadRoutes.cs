using System.Diagnostics.CodeAnalysis;

namespace Aggregator.Server.Web.Serving;

/// <summary>Routes for reading: each accepts GET and HEAD (RFC 9110 §9.3.2).</summary>
internal static class ReadRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    extension(IEndpointRouteBuilder routes)
    {
        public RouteHandlerBuilder MapRead([StringSyntax("Route")] string pattern, Delegate handler) => routes.MapMethods(pattern, Methods, handler);
    }
}
