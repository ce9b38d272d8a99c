using Aggregator.Storage.Accounts;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenAccounts(IAccountStore store) : IAccountStore
{
    public Func<IReadOnlyList<Account>, IReadOnlyList<Account>> All { get; init; } = static accounts => accounts;

    public Func<Account?, Account?> Find { get; init; } = static account => account;

    public Func<string, string> Name { get; init; } = static name => name;

    public Func<AccountChange, AccountOutcome, AccountOutcome> Change { get; init; } = static (_, outcome) => outcome;

    public Func<AccessKey, byte[], AccessKey?, AccessKey?> AddKey { get; init; } = static (_, _, added) => added;

    public Func<byte[], HeldKey?, HeldKey?> FindKey { get; init; } = static (_, held) => held;

    public Func<IReadOnlyList<AccessKey>, IReadOnlyList<AccessKey>> Keys { get; init; } = static keys => keys;

    public Func<bool, bool> EndKey { get; init; } = static isEnded => isEnded;

    public Func<byte[], AccountOutcome, AccountOutcome> UseLink { get; init; } = static (_, outcome) => outcome;

    public Func<int, int> EndSessions { get; init; } = static ended => ended;

    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellationToken) => All(await store.AllAsync(cancellationToken));

    public async Task<Account?> FindAsync(string name, CancellationToken cancellationToken) => Find(await store.FindAsync(name, cancellationToken));

    public Task<AccountOutcome> AddAsync(string name, AccountRole role, Author by, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.AddAsync(Name(name), role, by, at, cancellationToken);

    public async Task<AccountOutcome> ChangeAsync(long account, AccountChange change, Author by, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(change, await store.ChangeAsync(account, change, by, at, cancellationToken));

    public Task FailAsync(long account, Lockout lockout, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.FailAsync(account, lockout, at, cancellationToken);

    public async Task<AccessKey?> AddKeyAsync(AccessKey key, byte[] hash, Author by, CancellationToken cancellationToken) =>
        AddKey(key, hash, await store.AddKeyAsync(key, hash, by, cancellationToken));

    public async Task<HeldKey?> FindKeyAsync(byte[] hash, CancellationToken cancellationToken) => FindKey(hash, await store.FindKeyAsync(hash, cancellationToken));

    public Task TouchKeyAsync(long key, DateTimeOffset at, CancellationToken cancellationToken) => store.TouchKeyAsync(key, at, cancellationToken);

    public async Task<IReadOnlyList<AccessKey>> KeysAsync(long account, CancellationToken cancellationToken) => Keys(await store.KeysAsync(account, cancellationToken));

    public async Task<bool> EndKeyAsync(long key, Author by, DateTimeOffset at, CancellationToken cancellationToken) =>
        EndKey(await store.EndKeyAsync(key, by, at, cancellationToken));

    public async Task<AccountOutcome> UseLinkAsync(byte[] hash, string name, string passwordHash, DateTimeOffset at, CancellationToken cancellationToken) =>
        UseLink(hash, await store.UseLinkAsync(hash, name, passwordHash, at, cancellationToken));

    public async Task<int> EndSessionsAsync(CancellationToken cancellationToken) => EndSessions(await store.EndSessionsAsync(cancellationToken));
}
