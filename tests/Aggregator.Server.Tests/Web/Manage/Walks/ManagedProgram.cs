using System.Text.Json.Nodes;
using Aggregator.Server.Newsroom;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage.Walks;

/// <summary>The whole program on a port, following two papers of the invented newsroom; the others wait to be added. And Debian's
/// Chromium.</summary>
internal sealed class ManagedProgram : IAsyncDisposable
{
    private static readonly string[] Followed = ["alrasid", "sada"];

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _program;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ManagedProgram(DirectoryInfo folder, NewsroomServer newsroom, WebApplication program, (IPlaywright Playwright, IBrowser Browser) chromium)
    {
        (_folder, Newsroom, _program) = (folder, newsroom, program);
        (_playwright, _browser) = chromium;
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Address };
    }

    public NewsroomServer Newsroom { get; }

    public HttpClient Http { get; }

    public Uri Address => new(_program.Urls.Single());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ManagedProgram> StartAsync()
    {
        Web.Browser.Chromium.SkipUnlessInstalled();
        var newsroom = await NewsroomServer.StartAsync(InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, Cancellation);
        var folder = Directory.CreateTempSubdirectory("aggregator-walk-");
        var feeds = Path.Combine(folder.FullName, "feeds.json");
        await File.WriteAllTextAsync(feeds, TwoOf(newsroom.FeedsJson), Cancellation);
        var program = Composition.BuildService(new ServeSettings
        {
            FeedsFile = feeds,
            DataFolder = Path.Combine(folder.FullName, "data"),
            Urls = $"http://127.0.0.1:{FreePort.Take()}",
            Configuration = new Dictionary<string, string?>(Patience.Fetching.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
            {
                ["Aggregator:Service:Heartbeat"] = "00:00:00.200",
                ["Aggregator:Trials:AddressesAtOnce"] = "16",
                ["Aggregator:Trials:RequestTime"] = $"{Patience.Longest:c}",
                ["Logging:LogLevel:Default"] = "Error",
            },
        });
        await program.StartAsync(Cancellation);
        var playwright = await Playwright.CreateAsync();
        return new ManagedProgram(folder, newsroom, program, (playwright, await Web.Browser.Chromium.LaunchAsync(playwright)));
    }

    public T Service<T>()
        where T : notnull => _program.Services.GetRequiredService<T>();

    /// <summary>The link that the start prints while nobody has an account.</summary>
    public async Task<Uri> FirstLinkAsync() => await OneTimeLinks.FirstAsync(_program.Services, Address.AbsoluteUri, Cancellation) ?? throw new InvalidOperationException("There is an operator already.");

    /// <summary>An operator who is signed in: the secret of the session's cookie, and the number of the session.</summary>
    public async Task<(string Cookie, long Session)> SignInAsync()
    {
        var (accounts, by, now, secret) = (Service<IAccountStore>(), new Author("اختبار", AuthorWay.Command), TimeProvider.System.GetUtcNow(), Secret.New());
        var account = Assert.IsType<AccountOutcome.Done>(await accounts.AddAsync("نورة", AccountRole.Operator, by, now, Cancellation)).Account;
        var key = await accounts.AddKeyAsync(
            new AccessKey { Kind = KeyKind.Session, AccountId = account.Id, CreatedAt = now, ExpiresAt = now.AddDays(1) }, secret.Hash, by, Cancellation);
        return (secret.Text, key?.Id ?? throw new InvalidOperationException("The account is enabled, so it gets a key."));
    }

    public Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = Address.AbsoluteUri;
        options.Locale = "ar";
        return Web.Browser.Chromium.OpenAsync(_browser, options);
    }

    /// <summary>The home page of a paper that is not followed yet.</summary>
    public Uri HomeOf(string host) => Newsroom.AddressOf(host) ?? throw new InvalidOperationException($"{host} is no paper of the newsroom.");

    public Task<string> TextAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _program.StopAsync();
        await _program.DisposeAsync();
        await Newsroom.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string TwoOf(string feedsJson)
    {
        var file = JsonNode.Parse(feedsJson)!.AsObject(); // The newsroom's own file.
        var sources = file["sources"]!.AsArray();
        foreach (var other in sources.Where(source => !Followed.Contains(source!["id"]!.GetValue<string>())).ToList())
        {
            sources.Remove(other);
        }

        return file.ToJsonString();
    }
}
