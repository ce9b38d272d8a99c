using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage;

/// <summary>What the frame around every page of <c>/manage</c> shows.</summary>
/// <param name="Path">The path of the page.</param>
/// <param name="FormValue">For the hidden field of each form (<see cref="FormGuard.Field"/>).</param>
/// <param name="Account">Null before sign-in.</param>
public sealed record ManageFrame(string Path, string FormValue, Account? Account)
{
    /// <summary>What this key of the account may do.</summary>
    public AccountRole? Role { get; init; }

    public string? Notice { get; init; }

    public string? Fault { get; init; }

    /// <summary>The pages that the visitor may open from the navigation.</summary>
    internal IEnumerable<ManagePage> Navigation =>
        Role is { } role ? ManagePages.All.Where(page => page.Navigation is not null && page.Role <= role) : [];
}
