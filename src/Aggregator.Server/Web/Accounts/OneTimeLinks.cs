using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Accounts;

/// <summary>Makes the links in which somebody chooses a password.</summary>
internal static class OneTimeLinks
{
    public const string Path = "/manage/first";

    /// <param name="accounts">The store of accounts.</param>
    /// <param name="account">Null for the first account.</param>
    /// <param name="made">Who makes it, when, and how long it works.</param>
    /// <param name="cancellationToken">Nothing is made.</param>
    /// <returns>The path of the link on the site; null when the account is disabled, or the first account exists already.</returns>
    public static async Task<string?> MakeAsync(
        IAccountStore accounts, long? account, (Author By, DateTimeOffset At, TimeSpan Lifetime) made, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
        var key = new AccessKey { Kind = KeyKind.Link, AccountId = account, CreatedAt = made.At, ExpiresAt = made.At + made.Lifetime };
        return await accounts.AddKeyAsync(key, secret.Hash, made.By, cancellationToken) is null ? null : $"{Path}?code={secret.Text}";
    }

    /// <summary>The link that a start of the service prints while there is no operator. Each start makes a new one.</summary>
    /// <param name="services">The services of the started site.</param>
    /// <param name="address">Where the service listens.</param>
    /// <param name="cancellationToken">Nothing is made.</param>
    /// <returns>Null when there is an operator.</returns>
    public static async Task<Uri?> FirstAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var path = await MakeAsync(
            services.GetRequiredService<IAccountStore>(),
            account: null,
            (Author.Program, services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<AccountOptions>().LinkLifetime),
            cancellationToken);
        var site = services.GetRequiredService<SiteOptions>().BaseUrl;
        return path is null ? null : new Uri(site.IsLoopback ? new Uri(address) : site, path);
    }
}
