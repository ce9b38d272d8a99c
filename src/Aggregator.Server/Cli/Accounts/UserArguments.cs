using System.CommandLine;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Cli.Accounts;

/// <summary>What the commands about accounts share.</summary>
internal static class UserArguments
{
    public static Argument<string> Name() => new("NAME") { Description = "The name of an account (user list)" };

    public static Option<AccountRole> Role() => new("--role") { Description = "operator (looks after sources and accounts, too) or editor" };

    /// <summary>The caller, for the audit.</summary>
    public static Author Author(ParseResult result) => new(result.Call.User, AuthorWay.Command);

    public static async Task<int> RefuseAsync(ParseResult result, AccountOutcome outcome, string name)
    {
        await result.Call.Error.WriteLineAsync(outcome is AccountOutcome.Refused(var fault) ? Words(fault, name) : $"{name}: nothing was changed.");
        return ExitCode.Failed;
    }

    private static string Words(AccountFault fault, string name) => fault switch
    {
        AccountFault.BadName => $"{name}: a name has {AccountName.MinLength} to {AccountName.MaxLength} letters, digits, single spaces and the signs . _ -",
        AccountFault.NameTaken => $"{name}: an account has this name already.",
        AccountFault.LastOperator => $"{name} is the last operator who can sign in: make another operator first.",
        AccountFault.LinkGone => "The link was used, or is too old.",
        _ => $"{name}: there is no such account; see user list.",
    };
}
