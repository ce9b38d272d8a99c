using System.Diagnostics;
using System.Globalization;
using Aggregator.Storage.Accounts;

namespace Aggregator.Storage.Policy.Accounts;

/// <summary>What may be done to an account, what ends with it, and what the audit tells.</summary>
internal static class AccountRules
{
    public static AccountOutcome Add(IAccountRows rows, string text, AccountRole role, Author by, DateTimeOffset at)
    {
        if (Refusal(rows, text) is { } fault)
        {
            return new AccountOutcome.Refused(fault);
        }

        // Not null: a name that cannot be read was refused above.
        return new AccountOutcome.Done(Add(rows, new Account { Name = AccountName.Read(text)!, Role = role, CreatedAt = at }, by));
    }

    public static AccountOutcome Change(IAccountRows rows, long id, AccountChange change, Author by, DateTimeOffset at)
    {
        if (rows.Find(id) is not { } account)
        {
            return new AccountOutcome.Refused(AccountFault.Unknown);
        }

        if (TakesLastOperator(rows, account, change))
        {
            return new AccountOutcome.Refused(AccountFault.LastOperator);
        }

        return change switch
        {
            AccountChange.SetRole(var role) when role == account.Role => new AccountOutcome.Done(account),
            AccountChange.SetRole(var role) => Save(rows, account, account with { Role = role }, new(AuditAction.RoleChanged, by, at)),
            AccountChange.Disable when account.IsDisabled => new AccountOutcome.Done(account),
            AccountChange.Disable => Save(rows, account, account with { IsDisabled = true }, new(AuditAction.AccountDisabled, by, at)),
            AccountChange.Enable when !account.IsDisabled => new AccountOutcome.Done(account),
            AccountChange.Enable => Save(rows, account, Unlocked(account) with { IsDisabled = false }, new(AuditAction.AccountEnabled, by, at)),
            AccountChange.SetPassword(var hash) => Save(rows, account, Unlocked(account) with { PasswordHash = hash }, new(AuditAction.PasswordSet, by, at)),
            AccountChange.Remove => Remove(rows, account, by, at),
            _ => throw new UnreachableException(),
        };
    }

    public static int Fail(IAccountRows rows, long id, Lockout lockout, DateTimeOffset at)
    {
        if (rows.Find(id) is not { } account)
        {
            return 0;
        }

        var failures = account.Failures + 1;
        var wait = lockout.After(failures);
        rows.Save(account with { Failures = failures, LockedUntil = at + wait ?? account.LockedUntil });
        if (wait is { } locked)
        {
            Tell(rows, AuditAction.AccountLocked, account.Name, Author.Program, at, after: locked.ToString("c", CultureInfo.InvariantCulture));
        }

        return failures;
    }

    /// <summary>Whether somebody can sign in and look after accounts.</summary>
    public static bool HasOperator(IAccountRows rows) => rows.Accounts().Any(IsReadyOperator);

    public static Account Unlocked(Account account) => account with { Failures = 0, LockedUntil = null };

    /// <returns>Null when a new account may have this name.</returns>
    public static AccountFault? Refusal(IAccountRows rows, string text) => AccountName.Read(text) is not { } name ? AccountFault.BadName
        : rows.FindByName(AccountName.Key(name)) is not null ? AccountFault.NameTaken
        : null;

    public static Account Add(IAccountRows rows, Account account, Author by)
    {
        var added = rows.Add(account);
        Tell(rows, AuditAction.AccountAdded, added.Name, by, added.CreatedAt, after: Word(added.Role));
        return added;
    }

    public static void Tell(IAccountRows rows, AuditAction what, string? subject, Author by, DateTimeOffset at, string? before = null, string? after = null) =>
        rows.Append(new AuditRecord { At = at, By = by, What = what, Subject = subject, Before = before, After = after });

    /// <summary>Ends sessions and links, but not tokens: scripts go on.</summary>
    /// <returns>How many.</returns>
    public static int EndSessions(IAccountRows rows, Func<AccessKey, bool> isMeant)
    {
        var ended = rows.Keys().Where(key => key.Kind is not KeyKind.Token && isMeant(key)).ToList();
        ended.ForEach(key => rows.RemoveKey(key.Id));
        return ended.Count;
    }

    private static bool TakesLastOperator(IAccountRows rows, Account account, AccountChange change) =>
        change is AccountChange.Disable or AccountChange.Remove or AccountChange.SetRole(AccountRole.Editor)
        && IsReadyOperator(account)
        && rows.Accounts().Count(IsReadyOperator) == 1;

    private static bool IsReadyOperator(Account account) => account is { Role: AccountRole.Operator, MaySignIn: true };

    private static AccountOutcome.Done Save(IAccountRows rows, Account before, Account after, (AuditAction What, Author By, DateTimeOffset At) change)
    {
        rows.Save(after);
        EndSessions(rows, key => key.AccountId == after.Id);
        var isRole = change.What is AuditAction.RoleChanged;
        Tell(rows, change.What, after.Name, change.By, change.At, isRole ? Word(before.Role) : null, isRole ? Word(after.Role) : null);
        return new AccountOutcome.Done(after);
    }

    private static AccountOutcome.Done Remove(IAccountRows rows, Account account, Author by, DateTimeOffset at)
    {
        foreach (var key in rows.Keys().Where(key => key.AccountId == account.Id).ToList())
        {
            rows.RemoveKey(key.Id);
        }

        rows.Remove(account.Id);
        Tell(rows, AuditAction.AccountRemoved, account.Name, by, at, before: Word(account.Role));
        return new AccountOutcome.Done(account);
    }

    private static string Word(AccountRole role) => role.ToString().ToLowerInvariant();
}
