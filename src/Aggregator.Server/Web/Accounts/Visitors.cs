using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Accounts;

/// <summary>Who sends a request: a person by the session's cookie, or a script by its token.</summary>
internal sealed class Visitors(IAccountStore accounts, SessionCookie cookie, AccountOptions options, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    // Exact enough for a list of sessions, and few writes.
    private static readonly TimeSpan TouchedAgainAfter = TimeSpan.FromMinutes(1);

    /// <returns>Null when the request has no key, or a key that opens nothing any more.</returns>
    public async Task<Visitor?> FindAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var isScript = header.Length > 0;
        var text = !isScript ? cookie.Read(context) : header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var secret = new Secret(text);
        var now = clock.GetUtcNow();
        if (await accounts.FindKeyAsync(secret.Hash, context.RequestAborted) is not { Account: { IsDisabled: false } account, Role: { } role } held
            || held.Key.Kind != (isScript ? KeyKind.Token : KeyKind.Session)
            || held.Key.IsExpired(now)
            || (!isScript && IsIdle(held.Key, now)))
        {
            return null;
        }

        if (now - LastUsed(held.Key) >= TouchedAgainAfter)
        {
            await accounts.TouchKeyAsync(held.Key.Id, now, context.RequestAborted);
        }

        return new Visitor(account, role, held.Key, secret);
    }

    private bool IsIdle(AccessKey session, DateTimeOffset now) => now - LastUsed(session) > options.SessionIdle;

    private static DateTimeOffset LastUsed(AccessKey key) => key.LastUsed ?? key.CreatedAt;
}

/// <summary>Somebody with an account who sends a request.</summary>
/// <param name="Role">What this key of the account may do.</param>
internal sealed record Visitor(Account Account, AccountRole Role, AccessKey Key, Secret Secret)
{
    public bool IsScript => Key.Kind is KeyKind.Token;

    /// <summary>For the audit.</summary>
    public Author Author => new(Account.Name, IsScript ? AuthorWay.Token : AuthorWay.Page);
}
