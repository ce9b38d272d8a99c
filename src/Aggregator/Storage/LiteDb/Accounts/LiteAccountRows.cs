using Aggregator.Storage.Accounts;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Accounts;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Accounts;

/// <summary><see cref="IAccountRows"/> in LiteDB.</summary>
/// <remarks>Indexed fields: <c>name_key</c> of accounts, <c>hash</c> of keys.</remarks>
internal sealed class LiteAccountRows(LiteSession session) : IAccountRows
{
    public const string AccountCollection = "account";

    public const string KeyCollection = "access_key";

    public IEnumerable<Account> Accounts() => session.Everything(AccountCollection).Select(AccountOf);

    public Account? Find(long account) => session.Find(AccountCollection, account) is { } found ? AccountOf(found) : null;

    public Account? FindByName(string nameKey) => session.First(AccountCollection, "$.name_key = @0", nameKey) is { } found ? AccountOf(found) : null;

    public Account Add(Account account)
    {
        var added = account with { Id = session.Next(AccountCollection) };
        session.Insert(AccountCollection, DocumentOf(added));
        return added;
    }

    public void Save(Account account) => session.Update(AccountCollection, DocumentOf(account));

    public void Remove(long account) => session.Delete(AccountCollection, account);

    public IEnumerable<AccessKey> Keys() => session.Everything(KeyCollection).Select(KeyOf);

    public AccessKey? FindKey(long key) => session.Find(KeyCollection, key) is { } found ? KeyOf(found) : null;

    public AccessKey? FindKey(byte[] hash) => session.First(KeyCollection, "$.hash = @0", hash) is { } found ? KeyOf(found) : null;

    public AccessKey AddKey(AccessKey key, byte[] hash)
    {
        var added = key with { Id = session.Next(KeyCollection) };
        var document = new BsonDocument
        {
            ["_id"] = added.Id,
            ["hash"] = hash,
            ["kind"] = key.Kind.ToString(),
            ["created_at"] = key.CreatedAt.ToUnixTimeMilliseconds(),
        };
        document.Put("account_id", key.AccountId);
        document.Put("role", key.Role?.ToString());
        document.Put("label", key.Label);
        document.Put("last_used", key.LastUsed);
        document.Put("expires_at", key.ExpiresAt);
        session.Insert(KeyCollection, document);
        return added;
    }

    public void TouchKey(long key, DateTimeOffset at)
    {
        if (session.Find(KeyCollection, key) is { } document)
        {
            document.Put("last_used", at);
            session.Update(KeyCollection, document);
        }
    }

    public void RemoveKey(long key) => session.Delete(KeyCollection, key);

    public void Append(AuditRecord record) => AuditDocument.Append(session, record);

    private static BsonDocument DocumentOf(Account account)
    {
        var document = new BsonDocument
        {
            ["_id"] = account.Id,
            ["name"] = account.Name,
            ["name_key"] = AccountName.Key(account.Name),
            ["role"] = account.Role.ToString(),
            ["disabled"] = account.IsDisabled ? 1L : 0L,
            ["failures"] = (long)account.Failures,
            ["created_at"] = account.CreatedAt.ToUnixTimeMilliseconds(),
        };
        document.Put("password_hash", account.PasswordHash);
        document.Put("locked_until", account.LockedUntil);
        return document;
    }

    private static Account AccountOf(BsonDocument document) => new()
    {
        Id = document["_id"].AsInt64,
        Name = document["name"].AsString,
        Role = Enum.Parse<AccountRole>(document["role"].AsString),
        PasswordHash = document.TextOrNull("password_hash"),
        IsDisabled = document["disabled"].AsInt64 == 1,
        Failures = (int)document["failures"].AsInt64,
        LockedUntil = document.InstantOrNull("locked_until"),
        CreatedAt = document.Instant("created_at"),
    };

    private static AccessKey KeyOf(BsonDocument document) => new()
    {
        Id = document["_id"].AsInt64,
        Kind = Enum.Parse<KeyKind>(document["kind"].AsString),
        AccountId = document.NumberOrNull("account_id"),
        Role = document.TextOrNull("role") is { } role ? Enum.Parse<AccountRole>(role) : null,
        Label = document.TextOrNull("label"),
        CreatedAt = document.Instant("created_at"),
        LastUsed = document.InstantOrNull("last_used"),
        ExpiresAt = document.InstantOrNull("expires_at"),
    };
}
