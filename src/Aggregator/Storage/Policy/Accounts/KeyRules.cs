using Aggregator.Storage.Accounts;

namespace Aggregator.Storage.Policy.Accounts;

/// <summary>Which keys are given out, and what a link does.</summary>
internal static class KeyRules
{
    public static AccessKey? Add(IAccountRows rows, AccessKey key, byte[] hash, Author by)
    {
        var account = key.AccountId is { } id ? rows.Find(id) : null;
        if (account is null ? key.Kind is not KeyKind.Link || key.AccountId is not null || AccountRules.HasOperator(rows) : account.IsDisabled)
        {
            return null;
        }

        foreach (var old in rows.Keys().Where(old => old.IsExpired(key.CreatedAt) || (key.Kind is KeyKind.Link && old.Kind is KeyKind.Link && old.AccountId == key.AccountId)).ToList())
        {
            rows.RemoveKey(old.Id);
        }

        if (key.Kind is KeyKind.Session && account is { Failures: > 0 })
        {
            rows.Save(AccountRules.Unlocked(account));
        }

        AccountRules.Tell(rows, Made(key.Kind), account?.Name, by, key.CreatedAt, after: key.Label);
        return rows.AddKey(key, hash);
    }

    public static HeldKey? Find(IAccountRows rows, byte[] hash) =>
        rows.FindKey(hash) is { } key ? new HeldKey(key, key.AccountId is { } account ? rows.Find(account) : null) : null;

    public static bool End(IAccountRows rows, long id, Author by, DateTimeOffset at)
    {
        if (rows.FindKey(id) is not { } key)
        {
            return false;
        }

        rows.RemoveKey(id);
        AccountRules.Tell(
            rows, key.Kind is KeyKind.Token ? AuditAction.TokenEnded : AuditAction.SessionEnded, key.AccountId is { } account ? rows.Find(account)?.Name : null, by, at, before: key.Label);
        return true;
    }

    public static AccountOutcome Use(IAccountRows rows, byte[] hash, string name, string passwordHash, DateTimeOffset at)
    {
        if (Find(rows, hash) is not { Key: { Kind: KeyKind.Link } link } held || link.IsExpired(at))
        {
            return new AccountOutcome.Refused(AccountFault.LinkGone);
        }

        return held.Account is { } account
            ? AccountRules.Change(rows, account.Id, new AccountChange.SetPassword(passwordHash), new Author(account.Name, AuthorWay.Page), at)
            : AddFirst(rows, name, passwordHash, at);
    }

    private static AccountOutcome AddFirst(IAccountRows rows, string text, string passwordHash, DateTimeOffset at)
    {
        if (AccountRules.HasOperator(rows))
        {
            return new AccountOutcome.Refused(AccountFault.LinkGone);
        }

        if (AccountRules.Refusal(rows, text) is { } fault)
        {
            return new AccountOutcome.Refused(fault);
        }

        // Not null: a name that cannot be read was refused above.
        var name = AccountName.Read(text)!;
        var first = new Account { Name = name, Role = AccountRole.Operator, PasswordHash = passwordHash, CreatedAt = at };
        AccountRules.EndSessions(rows, key => key.AccountId is null);
        return new AccountOutcome.Done(AccountRules.Add(rows, first, new Author(name, AuthorWay.Page)));
    }

    private static AuditAction Made(KeyKind kind) => kind switch
    {
        KeyKind.Link => AuditAction.LinkMade,
        KeyKind.Token => AuditAction.TokenMade,
        _ => AuditAction.SignedIn,
    };
}
