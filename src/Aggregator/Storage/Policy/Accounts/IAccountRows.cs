using Aggregator.Storage.Accounts;

namespace Aggregator.Storage.Policy.Accounts;

/// <summary>The reads and writes that the rules of accounts need, inside one transaction of a store.</summary>
internal interface IAccountRows
{
    IEnumerable<Account> Accounts();

    Account? Find(long account);

    /// <param name="nameKey">As <see cref="AccountName.Key"/> makes it.</param>
    Account? FindByName(string nameKey);

    /// <returns>The account with its number.</returns>
    Account Add(Account account);

    void Save(Account account);

    void Remove(long account);

    /// <summary>All keys. There are few.</summary>
    IEnumerable<AccessKey> Keys();

    AccessKey? FindKey(long key);

    AccessKey? FindKey(byte[] hash);

    /// <returns>The key with its number.</returns>
    AccessKey AddKey(AccessKey key, byte[] hash);

    void TouchKey(long key, DateTimeOffset at);

    void RemoveKey(long key);

    void Append(AuditRecord record);
}
