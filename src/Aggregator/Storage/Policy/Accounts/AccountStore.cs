using Aggregator.Storage.Accounts;

namespace Aggregator.Storage.Policy.Accounts;

/// <summary><see cref="IAccountStore"/> on the rows of any store. Accounts are few, so every store can keep them in the same simple
/// way.</summary>
internal sealed class AccountStore(IAccountWork work) : IAccountStore
{
    public Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellationToken) => work.ReadAsync<IReadOnlyList<Account>>(
        static rows => [.. rows.Accounts().OrderBy(account => AccountName.Key(account.Name), StringComparer.Ordinal)], cancellationToken);

    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken) =>
        work.ReadAsync(rows => rows.FindByName(AccountName.Key(name)), cancellationToken);

    public Task<AccountOutcome> AddAsync(string name, AccountRole role, Author by, DateTimeOffset at, CancellationToken cancellationToken) =>
        work.WriteAsync(rows => AccountRules.Add(rows, name, role, by, at), cancellationToken);

    public Task<AccountOutcome> ChangeAsync(long account, AccountChange change, Author by, DateTimeOffset at, CancellationToken cancellationToken) =>
        work.WriteAsync(rows => AccountRules.Change(rows, account, change, by, at), cancellationToken);

    public Task FailAsync(long account, Lockout lockout, DateTimeOffset at, CancellationToken cancellationToken) =>
        work.WriteAsync(rows => AccountRules.Fail(rows, account, lockout, at), cancellationToken);

    public Task<AccessKey?> AddKeyAsync(AccessKey key, byte[] hash, Author by, CancellationToken cancellationToken) =>
        work.WriteAsync(rows => KeyRules.Add(rows, key, hash, by), cancellationToken);

    public Task<HeldKey?> FindKeyAsync(byte[] hash, CancellationToken cancellationToken) =>
        work.ReadAsync(rows => KeyRules.Find(rows, hash), cancellationToken);

    public Task TouchKeyAsync(long key, DateTimeOffset at, CancellationToken cancellationToken) => work.WriteAsync(
        rows =>
        {
            rows.TouchKey(key, at);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<AccessKey>> KeysAsync(long account, CancellationToken cancellationToken) => work.ReadAsync<IReadOnlyList<AccessKey>>(
        rows => [.. rows.Keys().Where(key => key.AccountId == account).OrderByDescending(key => key.Id)], cancellationToken);

    public Task<bool> EndKeyAsync(long key, Author by, DateTimeOffset at, CancellationToken cancellationToken) =>
        work.WriteAsync(rows => KeyRules.End(rows, key, by, at), cancellationToken);

    public Task<AccountOutcome> UseLinkAsync(byte[] hash, string name, string passwordHash, DateTimeOffset at, CancellationToken cancellationToken) =>
        work.WriteAsync(rows => KeyRules.Use(rows, hash, name, passwordHash, at), cancellationToken);

    public Task<int> EndSessionsAsync(CancellationToken cancellationToken) =>
        work.WriteAsync(static rows => AccountRules.EndSessions(rows, static _ => true), cancellationToken);
}
