using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Options;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Cli.Accounts;

/// <summary>The <c>user</c> subcommands: who may open /manage, and with which keys.</summary>
/// <remarks>No command takes a password: words of a command line are seen by other users of the machine and kept by shells. A person
/// chooses the password in a link.</remarks>
internal static class UserCommand
{
    public static Command Create() => new("user", "Accounts for /manage: who may sign in, links, tokens; works while the service runs")
    {
        UserReports.CreateList(),
        CreateAdd(),
        CreateLink(),
        CreateRole(),
        CreateChange("disable", "Nobody can sign in, all sessions end, and no token works", _ => new AccountChange.Disable(), "is disabled; its sessions have ended"),
        CreateChange("enable", "The account works again", _ => new AccountChange.Enable(), "is enabled"),
        CreateChange("remove", "Removes the account with its sessions and tokens; what it did stays in the audit", _ => new AccountChange.Remove(), "is removed"),
        UserReports.CreateKeys(),
        CreateToken(),
        CreateRevoke(),
    };

    private static Command CreateAdd()
    {
        var (name, role, data, json) = (UserArguments.Name(), UserArguments.Role(), CommonOptions.Data(), CommonOptions.Json());
        role.Required = true;
        var command = new Command("add", "Makes an account, and a link in which its owner chooses the password") { name, role, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var outcome = await store.Accounts.AddAsync(
                result.GetRequiredValue(name), result.GetRequiredValue(role), UserArguments.Author(result), TimeProvider.System.GetUtcNow(), cancellationToken);
            return outcome is AccountOutcome.Done(var account)
                ? await LinkAsync(result, store, account, result.GetValue(json), cancellationToken)
                : await UserArguments.RefuseAsync(result, outcome, result.GetRequiredValue(name));
        }, cancellationToken));
        return command;
    }

    private static Command CreateLink()
    {
        var (name, data, json) = (UserArguments.Name(), CommonOptions.Data(), CommonOptions.Json());
        name.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command("link", "A link in which the owner of an account chooses a new password; without NAME the link of the first account") { name, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            if (result.GetValue(name) is not { } named)
            {
                return await LinkAsync(result, store, null, result.GetValue(json), cancellationToken);
            }

            return await store.Accounts.FindAsync(named, cancellationToken) is { } account
                ? await LinkAsync(result, store, account, result.GetValue(json), cancellationToken)
                : await UserArguments.RefuseAsync(result, new AccountOutcome.Refused(AccountFault.Unknown), named);
        }, cancellationToken));
        return command;
    }

    private static async Task<int> LinkAsync(ParseResult result, Store store, Account? account, bool isJson, CancellationToken cancellationToken)
    {
        var configuration = result.Call.Configuration;
        var lifetime = OptionsTable.Read<AccountOptions>(configuration).LinkLifetime;
        var made = (UserArguments.Author(result), TimeProvider.System.GetUtcNow(), lifetime);
        if (await OneTimeLinks.MakeAsync(store.Accounts, account?.Id, made, cancellationToken) is not { } path)
        {
            await result.Call.Error.WriteLineAsync(account is null
                ? "There is an operator already: name the account whose link you want (user list)."
                : $"{account.Name} is disabled: enable it first (user enable {account.Name}).");
            return ExitCode.Failed;
        }

        var link = new Uri(OptionsTable.Read<SiteOptions>(configuration).BaseUrl, path);
        if (isJson)
        {
            JsonAnswer.Write(result.Call, new JsonObject { ["name"] = account?.Name, ["link"] = link.AbsoluteUri, ["hours"] = lifetime.TotalHours });
            return ExitCode.Done;
        }

        result.Call.Output.WriteLine(account is null ? "Make the first account here:" : $"{account.Name} chooses a password here:");
        result.Call.Output.WriteLine(link.AbsoluteUri);
        result.Call.Output.WriteLine($"It works once, within {Quantity.Of((int)Math.Ceiling(lifetime.TotalHours), "hour")}.");
        return ExitCode.Done;
    }

    private static Command CreateRole()
    {
        var role = new Argument<AccountRole>("ROLE") { Description = "operator or editor" };
        var command = CreateChange("role", "Gives another role; all sessions end", result => new AccountChange.SetRole(result.GetRequiredValue(role)), "has this role; its sessions have ended");
        command.Arguments.Add(role);
        return command;
    }

    private static Command CreateChange(string word, string help, Func<ParseResult, AccountChange> change, string done)
    {
        var (name, data, json) = (UserArguments.Name(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command(word, help) { name, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var outcome = await store.Accounts.FindAsync(result.GetRequiredValue(name), cancellationToken) is { } account
                ? await store.Accounts.ChangeAsync(account.Id, change(result), UserArguments.Author(result), TimeProvider.System.GetUtcNow(), cancellationToken)
                : new AccountOutcome.Refused(AccountFault.Unknown);
            if (outcome is not AccountOutcome.Done(var changed))
            {
                return await UserArguments.RefuseAsync(result, outcome, result.GetRequiredValue(name));
            }

            if (result.GetValue(json))
            {
                JsonAnswer.Write(result.Call, new JsonObject { ["name"] = changed.Name, ["done"] = word });
            }
            else
            {
                result.Call.Output.WriteLine($"{changed.Name} {done}.");
            }

            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command CreateToken()
    {
        var (name, role, data, json) = (UserArguments.Name(), UserArguments.Role(), CommonOptions.Data(), CommonOptions.Json());
        role.DefaultValueFactory = _ => AccountRole.Editor;
        var purpose = new Option<string>("--for") { Description = "What the token is for; shown in lists", Required = true };
        var command = new Command("token", "A token for a script, printed once: it does what the forms of /manage do") { name, purpose, role, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var secret = Secret.New();
            var account = await store.Accounts.FindAsync(result.GetRequiredValue(name), cancellationToken);
            var token = new AccessKey
            {
                Kind = KeyKind.Token,
                AccountId = account?.Id ?? 0,
                Role = result.GetRequiredValue(role),
                Label = result.GetRequiredValue(purpose).Trim(),
                CreatedAt = TimeProvider.System.GetUtcNow(),
            };
            if (await store.Accounts.AddKeyAsync(token, secret.Hash, UserArguments.Author(result), cancellationToken) is not { } made)
            {
                await result.Call.Error.WriteLineAsync($"{result.GetRequiredValue(name)}: there is no such account, or it is disabled (user list).");
                return ExitCode.Failed;
            }

            if (result.GetValue(json))
            {
                JsonAnswer.Write(result.Call, new JsonObject { ["number"] = made.Id, ["token"] = secret.Text });
                return ExitCode.Done;
            }

            result.Call.Output.WriteLine(secret.Text);
            await result.Call.Error.WriteLineAsync($"Token {made.Id}. It is not shown again. A script sends it as: Authorization: Bearer TOKEN");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command CreateRevoke()
    {
        var number = new Argument<long>("NUMBER") { Description = "The number of a session, token or link (user keys NAME)" };
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("revoke", "Ends a session, a token or a link at once") { number, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var key = result.GetRequiredValue(number);
            if (!await store.Accounts.EndKeyAsync(key, UserArguments.Author(result), TimeProvider.System.GetUtcNow(), cancellationToken))
            {
                await result.Call.Error.WriteLineAsync($"{key}: there is no such session, token or link; see user keys NAME.");
                return ExitCode.Failed;
            }

            if (result.GetValue(json))
            {
                JsonAnswer.Write(result.Call, new JsonObject { ["number"] = key, ["done"] = "revoke" });
            }
            else
            {
                result.Call.Output.WriteLine($"{key} opens nothing any more.");
            }

            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
