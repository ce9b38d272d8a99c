using Aggregator.Storage.Accounts;
using Aggregator.Storage.Policy.Accounts;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Accounts;

/// <summary><see cref="IAccountRows"/> in SQLite.</summary>
internal sealed class SqliteAccountRows(Session session) : IAccountRows
{
    private const string AccountColumns = "SELECT id, name, role, password_hash, disabled, failures, locked_until, created_at FROM account";

    private const string KeyColumns = "SELECT id, kind, account_id, role, label, created_at, last_used, expires_at FROM access_key";

    public IEnumerable<Account> Accounts() => session.Query(AccountColumns, AccountOf);

    public Account? Find(long account) => session.Query($"{AccountColumns} WHERE id = $id", AccountOf, ("$id", account)).FirstOrDefault();

    public Account? FindByName(string nameKey) => session.Query($"{AccountColumns} WHERE name_key = $key", AccountOf, ("$key", nameKey)).FirstOrDefault();

    public Account Add(Account account) => account with
    {
        Id = session.Insert(
            """
            INSERT INTO account (name, name_key, role, password_hash, created_at)
            VALUES ($name, $key, $role, $password, $created)
            """,
            ("$name", account.Name),
            ("$key", AccountName.Key(account.Name)),
            ("$role", account.Role.ToString()),
            ("$password", account.PasswordHash),
            ("$created", account.CreatedAt.Stamp)) ?? throw new InvalidOperationException("A row was not inserted."),
    };

    public void Save(Account account) => session.Execute(
        """
        UPDATE account SET role = $role, password_hash = $password, disabled = $disabled, failures = $failures, locked_until = $locked WHERE id = $id
        """,
        ("$role", account.Role.ToString()),
        ("$password", account.PasswordHash),
        ("$disabled", account.IsDisabled),
        ("$failures", account.Failures),
        ("$locked", account.LockedUntil?.Stamp),
        ("$id", account.Id));

    public void Remove(long account) => session.Execute("DELETE FROM account WHERE id = $id", ("$id", account));

    public IEnumerable<AccessKey> Keys() => session.Query(KeyColumns, KeyOf);

    public AccessKey? FindKey(long key) => session.Query($"{KeyColumns} WHERE id = $id", KeyOf, ("$id", key)).FirstOrDefault();

    public AccessKey? FindKey(byte[] hash) => session.Query($"{KeyColumns} WHERE hash = $hash", KeyOf, ("$hash", hash)).FirstOrDefault();

    public AccessKey AddKey(AccessKey key, byte[] hash) => key with
    {
        Id = session.Insert(
            """
            INSERT INTO access_key (hash, kind, account_id, role, label, created_at, last_used, expires_at)
            VALUES ($hash, $kind, $account, $role, $label, $created, $used, $expires)
            """,
            ("$hash", hash),
            ("$kind", key.Kind.ToString()),
            ("$account", key.AccountId),
            ("$role", key.Role?.ToString()),
            ("$label", key.Label),
            ("$created", key.CreatedAt.Stamp),
            ("$used", key.LastUsed?.Stamp),
            ("$expires", key.ExpiresAt?.Stamp)) ?? throw new InvalidOperationException("A row was not inserted."),
    };

    public void TouchKey(long key, DateTimeOffset at) =>
        session.Execute("UPDATE access_key SET last_used = $at WHERE id = $id", ("$at", at.Stamp), ("$id", key));

    public void RemoveKey(long key) => session.Execute("DELETE FROM access_key WHERE id = $id", ("$id", key));

    public void Append(AuditRecord record) => AuditTable.Append(session, record);

    private static Account AccountOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Name = row.GetString(1),
        Role = Enum.Parse<AccountRole>(row.GetString(2)),
        PasswordHash = row.TextOrNull(3),
        IsDisabled = row.GetBoolean(4),
        Failures = row.GetInt32(5),
        LockedUntil = row.InstantOrNull(6),
        CreatedAt = row.Instant(7),
    };

    private static AccessKey KeyOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Kind = Enum.Parse<KeyKind>(row.GetString(1)),
        AccountId = row.NumberOrNull(2),
        Role = row.TextOrNull(3) is { } role ? Enum.Parse<AccountRole>(role) : null,
        Label = row.TextOrNull(4),
        CreatedAt = row.Instant(5),
        LastUsed = row.InstantOrNull(6),
        ExpiresAt = row.InstantOrNull(7),
    };
}
