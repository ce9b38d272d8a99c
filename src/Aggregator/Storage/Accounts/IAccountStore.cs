namespace Aggregator.Storage.Accounts;

/// <summary>Accounts and their keys. Each change writes its record of the audit in the same transaction.</summary>
public interface IAccountStore
{
    /// <summary>Every account, ordered by name.</summary>
    Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellationToken);

    /// <returns>Null when no account has the name.</returns>
    Task<Account?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes an account without a password.</summary>
    Task<AccountOutcome> AddAsync(string name, AccountRole role, Author by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The last operator who can sign in is never disabled, removed, or given a smaller role.</summary>
    Task<AccountOutcome> ChangeAsync(long account, AccountChange change, Author by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Counts a wrong password, and locks the account when there were too many.</summary>
    Task FailAsync(long account, Lockout lockout, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Adds a key. A session also ends the count of wrong passwords. Of links, an account has one: a new one replaces it.</summary>
    /// <param name="key">Without an account it is the link for the first account.</param>
    /// <param name="hash">SHA-256 of the secret.</param>
    /// <returns>Null when there is no such account, it is disabled, or the first account exists already.</returns>
    Task<AccessKey?> AddKeyAsync(AccessKey key, byte[] hash, Author by, CancellationToken cancellationToken);

    /// <returns>Null when there is no such key. A key that has expired, or whose account is disabled, is told.</returns>
    Task<HeldKey?> FindKeyAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Remembers when a key was used.</summary>
    Task TouchKeyAsync(long key, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The keys of an account, the newest first.</summary>
    Task<IReadOnlyList<AccessKey>> KeysAsync(long account, CancellationToken cancellationToken);

    /// <returns>False when there is no such key.</returns>
    Task<bool> EndKeyAsync(long key, Author by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Sets the password of the link's account, or makes the first account, and uses the link up. All sessions of the account
    /// end.</summary>
    /// <param name="hash">SHA-256 of the link's secret.</param>
    /// <param name="name">The name of the first account; not used for another link.</param>
    /// <param name="passwordHash">The hash of the chosen password.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Nothing is saved.</param>
    Task<AccountOutcome> UseLinkAsync(byte[] hash, string name, string passwordHash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends all sessions and links, after an older archive was restored: some of them may have been ended since.</summary>
    /// <returns>How many.</returns>
    Task<int> EndSessionsAsync(CancellationToken cancellationToken);
}
