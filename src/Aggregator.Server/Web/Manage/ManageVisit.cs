using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage;

/// <summary>A visit of a page of <c>/manage</c>.</summary>
/// <param name="Visitor">Null before sign-in.</param>
internal sealed record ManageVisit(HttpContext Context, Visitor? Visitor)
{
    /// <summary>The visitor of a page that needs a role.</summary>
    public Visitor Known => Visitor ?? throw new InvalidOperationException("The page is open to everybody.");

    public Author Author => Known.Author;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>Whether the script of a page asks how far something is.</summary>
    public bool WantsJson => Context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    /// <returns>Null when the address has no such part.</returns>
    public string? Query(string name) => Context.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
