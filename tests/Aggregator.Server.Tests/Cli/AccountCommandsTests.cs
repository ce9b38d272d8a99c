using System.Text.Json;
using Aggregator.Storage.Accounts;
using Aggregator.Tests.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>The commands <c>user</c> and <c>audit</c>.</summary>
public sealed class AccountCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-users-");

    public AccountCommandsTests() => TestStore.Open(_folder.FullName).Dispose();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_account_is_added_changed_and_removed_and_the_audit_tells_it()
    {
        var (_, first, _) = await RunAsync("user", "link");
        Assert.Contains("/manage/first?code=", first, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("user", "add", "سلمى", "--role", "operator")).ExitCode);
        var (refused, _, why) = await RunAsync("user", "add", " سلمى ", "--role", "editor");
        Assert.Equal((1, true), (refused, why.Contains("has this name already", StringComparison.Ordinal)));
        Assert.NotEqual(0, (await RunAsync("user", "add", "هند")).ExitCode);
        Assert.Equal(0, (await RunAsync("user", "role", "سلمى", "editor")).ExitCode);
        Assert.Equal(0, (await RunAsync("user", "disable", "سلمى")).ExitCode);
        Assert.Equal(1, (await RunAsync("user", "link", "سلمى")).ExitCode);
        Assert.Equal(0, (await RunAsync("user", "enable", "سلمى")).ExitCode);
        Assert.Contains("no password yet", (await RunAsync("user", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("user", "remove", "سلمى")).ExitCode);
        Assert.Equal(1, (await RunAsync("user", "remove", "سلمى")).ExitCode);
        var (_, audit, _) = await RunAsync("audit", "list", "--json", "--subject", "سلمى");
        Assert.Equal(
            ["accountRemoved", "accountEnabled", "accountDisabled", "roleChanged", "linkMade", "accountAdded"],
            audit.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("what").GetString()));
        Assert.Contains("operator", (await RunAsync("audit", "list", "--what", "RoleChanged")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_printed_once_and_opens_nothing_after_its_revocation()
    {
        await RunAsync("user", "add", "سلمى", "--role", "operator");
        var (_, token, _) = await RunAsync("user", "token", "سلمى", "--for", "نسخة ليلية", "--role", "operator");
        var hash = new Server.Web.Accounts.Secret(token.Trim()).Hash;
        Assert.Equal(AccountRole.Operator, (await FindAsync(hash))?.Role);
        var (_, keys, _) = await RunAsync("user", "keys", "سلمى", "--json");
        Assert.DoesNotContain(token.Trim(), keys, StringComparison.Ordinal);
        var number = JsonDocument.Parse(keys.Split('\n')[0]).RootElement.GetProperty("number").GetInt64();
        Assert.Equal(0, (await RunAsync("user", "revoke", $"{number}")).ExitCode);
        Assert.Null(await FindAsync(hash));
        Assert.Equal(1, (await RunAsync("user", "revoke", $"{number}")).ExitCode);
        Assert.Equal(1, (await RunAsync("user", "token", "لا أحد", "--for", "شيء")).ExitCode);
    }

    private async Task<HeldKey?> FindAsync(byte[] hash)
    {
        using var store = TestStore.Open(_folder.FullName);
        return await store.Accounts.FindKeyAsync(hash, TestContext.Current.CancellationToken);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) => Called.RunAsync([.. words, "--data", _folder.FullName]);
}
