using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Cli.Accounts;

/// <summary>Lists of accounts and of their keys. Neither passwords nor secrets are in them.</summary>
internal static class UserReports
{
    public static Command CreateList()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "All accounts by name") { data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var accounts = await store.Accounts.AllAsync(cancellationToken);
            var now = TimeProvider.System.GetUtcNow();
            if (result.GetValue(json))
            {
                foreach (var account in accounts)
                {
                    JsonAnswer.Write(result.Call, new JsonObject
                    {
                        ["name"] = account.Name,
                        ["role"] = Word(account.Role),
                        ["state"] = State(account, now),
                        ["created"] = Moment(account.CreatedAt),
                    });
                }

                return ExitCode.Done;
            }

            if (accounts.Count == 0)
            {
                result.Call.Output.WriteLine("There is no account. The first one is made in a link: user link");
                return ExitCode.Done;
            }

            var table = new RowTable(new("name", MayShrink: true), new("role"), new("state"), new("created"));
            foreach (var account in accounts)
            {
                table.Add(account.Name, Word(account.Role), State(account, now), Moment(account.CreatedAt));
            }

            table.Write(result.Call);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    public static Command CreateKeys()
    {
        var (name, data, json) = (UserArguments.Name(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("keys", "The sessions, tokens and links of an account, the newest first") { name, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            if (await store.Accounts.FindAsync(result.GetRequiredValue(name), cancellationToken) is not { } account)
            {
                return await UserArguments.RefuseAsync(result, new AccountOutcome.Refused(AccountFault.Unknown), result.GetRequiredValue(name));
            }

            var keys = await store.Accounts.KeysAsync(account.Id, cancellationToken);
            if (result.GetValue(json))
            {
                foreach (var key in keys)
                {
                    JsonAnswer.Write(result.Call, new JsonObject
                    {
                        ["number"] = key.Id,
                        ["kind"] = Word(key.Kind),
                        ["role"] = Word(key.Role ?? account.Role),
                        ["label"] = key.Label,
                        ["created"] = Moment(key.CreatedAt),
                        ["lastUsed"] = MomentOrNull(key.LastUsed),
                        ["expires"] = MomentOrNull(key.ExpiresAt),
                    });
                }

                return ExitCode.Done;
            }

            var table = new RowTable(new("number"), new("kind"), new("role"), new("for", MayShrink: true), new("created"), new("last used"), new("ends"));
            foreach (var key in keys)
            {
                table.Add(
                    key.Id.ToString(CultureInfo.InvariantCulture), Word(key.Kind), Word(key.Role ?? account.Role), key.Label ?? "",
                    Moment(key.CreatedAt), MomentOrNull(key.LastUsed) ?? "never", MomentOrNull(key.ExpiresAt) ?? "");
            }

            table.Write(result.Call);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    internal static string Moment(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string? MomentOrNull(DateTimeOffset? instant) => instant is { } known ? Moment(known) : null;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string State(Account account, DateTimeOffset now) => account.IsDisabled ? "disabled"
        : account.PasswordHash is null ? "no password yet"
        : account.LockedUntil > now ? $"waits until {Moment(account.LockedUntil.Value)}"
        : "active";
}
