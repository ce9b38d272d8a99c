using System.Net;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Accounts;

/// <summary>Checks a name and a password, and opens a session.</summary>
/// <remarks>A refusal never tells its reason. Otherwise a stranger would learn which names exist.</remarks>
internal sealed class SignIn(IAccountStore accounts, NetworkLockout networks, AccountOptions options, TimeProvider clock) : IDisposable
{
    // Hashing takes a tenth of a second of a processor, and readers must not wait for it.
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <returns>The secret of the new session; null when the sign-in was refused.</returns>
    public async Task<Secret?> TryAsync(string name, string password, IPAddress? address, string browser, CancellationToken cancellationToken)
    {
        if (networks.IsWaiting(address) || password.Length > Passwords.MaxLength)
        {
            return null;
        }

        var account = await accounts.FindAsync(name, cancellationToken);
        var now = clock.GetUtcNow();
        var mayTry = account is { MaySignIn: true } && !(account.LockedUntil > now);
        if (await IsRightAsync(mayTry ? account?.PasswordHash : null, password, cancellationToken) && account is not null)
        {
            networks.Succeed(address);
            return await OpenAsync(account, browser, cancellationToken);
        }

        networks.Fail(address);
        if (mayTry && account is not null)
        {
            await accounts.FailAsync(account.Id, options.OfAccount, now, cancellationToken);
        }

        return null;
    }

    /// <summary>Whether this is the password of the account. A wrong one counts as at sign-in.</summary>
    public async Task<bool> ConfirmAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (account.LockedUntil > now || password.Length > Passwords.MaxLength)
        {
            return false;
        }

        var isRight = await IsRightAsync(account.PasswordHash, password, cancellationToken);
        if (!isRight)
        {
            await accounts.FailAsync(account.Id, options.OfAccount, now, cancellationToken);
        }

        return isRight;
    }

    /// <summary>Hashes a password that was chosen.</summary>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await _hashing.WaitAsync(cancellationToken);
        try
        {
            return Passwords.Hash(password);
        }
        finally
        {
            _hashing.Release();
        }
    }

    /// <summary>Opens a session for an account whose owner has proved to be it.</summary>
    public async Task<Secret?> OpenAsync(Account account, string browser, CancellationToken cancellationToken)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        var session = new AccessKey { Kind = KeyKind.Session, AccountId = account.Id, Label = browser, CreatedAt = now, LastUsed = now, ExpiresAt = now + options.SessionLength };
        return await accounts.AddKeyAsync(session, secret.Hash, new Author(account.Name, AuthorWay.Page), cancellationToken) is null ? null : secret;
    }

    public void Dispose() => _hashing.Dispose();

    private async Task<bool> IsRightAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        await _hashing.WaitAsync(cancellationToken);
        try
        {
            return Passwords.IsRight(hash, password);
        }
        finally
        {
            _hashing.Release();
        }
    }
}
