namespace Aggregator.Storage.Accounts;

/// <summary>A change of an account.</summary>
public abstract record AccountChange
{
    private AccountChange()
    {
    }

    /// <summary>Gives another role, and ends all sessions.</summary>
    public sealed record SetRole(AccountRole Role) : AccountChange;

    /// <summary>Ends all sessions and links. Tokens work again when the account is enabled.</summary>
    public sealed record Disable : AccountChange;

    public sealed record Enable : AccountChange;

    /// <summary>Sets another password, and ends all sessions and links.</summary>
    public sealed record SetPassword(string Hash) : AccountChange;

    /// <summary>Removes the account with all its keys. What it did stays in the audit.</summary>
    public sealed record Remove : AccountChange;
}

/// <summary>What came of a request about an account.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <param name="Account">After the change; a removed account as it was.</param>
    public sealed record Done(Account Account) : AccountOutcome;

    public sealed record Refused(AccountFault Fault) : AccountOutcome;
}

/// <summary>Why a request about an account was refused.</summary>
public enum AccountFault
{
    Unknown,

    /// <summary>No account may have this name (<see cref="AccountName.Read"/>).</summary>
    BadName,

    NameTaken,

    /// <summary>Without this operator nobody could look after accounts.</summary>
    LastOperator,

    /// <summary>The link does not exist, was used, or is too old.</summary>
    LinkGone,
}
