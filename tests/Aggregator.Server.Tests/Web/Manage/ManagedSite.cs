using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>Accounts for tests, made in the store of a site.</summary>
internal static class ManagedSite
{
    public const string Password = "جسر على الوادي القديم";

    private static readonly Author Tester = new("اختبار", AuthorWay.Command);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Account> AddAsync(this IAccountStore accounts, string name, AccountRole role)
    {
        var added = Assert.IsType<AccountOutcome.Done>(await accounts.AddAsync(name, role, Tester, InventedNews.Now, Cancellation)).Account;
        var ready = await accounts.ChangeAsync(added.Id, new AccountChange.SetPassword(Passwords.Hash(Password)), Tester, InventedNews.Now, Cancellation);
        return Assert.IsType<AccountOutcome.Done>(ready).Account;
    }

    /// <summary>Makes a key, and returns its secret.</summary>
    public static async Task<string> KeyAsync(this IAccountStore accounts, AccessKey key)
    {
        var secret = Secret.New();
        Assert.NotNull(await accounts.AddKeyAsync(key, secret.Hash, Tester, Cancellation));
        return secret.Text;
    }
}
