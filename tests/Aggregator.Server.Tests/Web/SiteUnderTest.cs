using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Server.Health;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Accounts;
using Aggregator.Server.Web.Images;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests.Web;

/// <summary>The site with invented news: in memory, or on a loopback port for a real browser.</summary>
internal sealed partial class SiteUnderTest : IAsyncDisposable
{
    /// <summary>Before the address of a page, this prefix sends the page in pieces, as over a slow line. Each piece is large
    /// enough for a browser to paint it.</summary>
    public const string InPieces = "/in-pieces";

    private const int Pieces = 60;

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private SiteUnderTest(WebApplication app, DirectoryInfo folder, (FakeReadingStore Store, FakeTimeProvider Clock) parts, Uri address)
    {
        (_app, _folder) = (app, folder);
        (Store, Clock, Address) = (parts.Store, parts.Clock, address);
    }

    public FakeReadingStore Store { get; }

    public FakeTimeProvider Clock { get; }

    public Uri Address { get; }

    public FakeArchive Archive => Store.Archive;

    public static Task<SiteUnderTest> StartAsync(ImageOptions? images = null) => StartAsync(builder =>
    {
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(images ?? new ImageOptions());
    });

    /// <summary>Starts the site with a WebSub hub that is told of changes.</summary>
    public static Task<SiteUnderTest> StartWithHubAsync(Uri hub) => StartAsync(builder =>
    {
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(new ImageOptions());
    }, hub);

    /// <summary>A site that got so many requests within a minute that the next one is refused.</summary>
    /// <remarks>When the machine is so slow that the minute has passed, another site is tried.</remarks>
    public static async Task<(SiteUnderTest Site, HttpResponseMessage Refusal)> AskTooOftenAsync(int allowed, string path)
    {
        for (var round = 1; ; round++)
        {
            var site = await StartAsync();
            for (var asked = 0; asked < allowed; asked++)
            {
                using var answer = await site.GetAsync($"{path}{asked}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            var last = await site.GetAsync($"{path}{allowed}");
            if (last.StatusCode is HttpStatusCode.TooManyRequests || round == 3)
            {
                return (site, last);
            }

            last.Dispose();
            await site.DisposeAsync();
        }
    }

    /// <summary>Starts the site on Kestrel, for a browser.</summary>
    public static Task<SiteUnderTest> ListenAsync() => StartAsync(builder =>
    {
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new ImageOptions());
    });

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public IServiceProvider Services => _app.Services;

    public HttpClient Client() => _app.GetTestClient();

    public async Task<string> TextAsync(string path) => await Client().GetStringAsync(path, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client().SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> HeadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        return await Client().SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>One address for every route that can be read. Its variables have values that exist.</summary>
    public IReadOnlyList<string> ReadPaths() =>
    [
        .. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains(HttpMethods.Head))
            .Select(route => Variable().Replace($"/{route.RoutePattern.RawText?.TrimStart('/')}", match => match.Groups[1].Value switch
            {
                "id" when route.RoutePattern.RawText!.Contains("source", StringComparison.Ordinal) => "alrasid",
                "id" => "2",
                "slug" => "sports",
                "code" => "ma",
                "month" => "2026-11",
                "part" => "1",
                "name" => "site.css",
                _ => "nothing",
            }))
            .Distinct(),
    ];

    /// <summary>Changes an article of the store.</summary>
    public void Rewrite(long id, Func<Article, Article> change)
    {
        var index = Store.Articles.FindIndex(article => article.Id == id);
        Store.Articles[index] = Store.Articles[index] with { Article = change(Store.Articles[index].Article) };
    }

    /// <summary>Stops the site, so that a reader is offline.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<SiteUnderTest> StartAsync(Action<WebApplicationBuilder> host, Uri? hub = null)
    {
        var (store, clock) = (new FakeReadingStore(), new FakeTimeProvider(InventedNews.Now));
        var folder = Directory.CreateTempSubdirectory("aggregator-site-");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IReadingStore>(store);
        builder.Services.AddSingleton<IStoreUpkeep>(store);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new SourceDirectory(() => InventedNews.Sources));
        builder.Services.AddSingleton(Options(hub));
        builder.Services.AddSingleton(_ => TestStore.Open(folder.FullName));
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Store>().Images);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Store>().Accounts);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Store>().Audit);
        builder.Services.AddSingleton(new AccountOptions());
        builder.Services.AddSingleton(new FetchingOptions { UseProxy = false, AllowedNetworks = ["127.0.0.0/8"] });
        builder.Services.AddSingleton(ImageSecret.Load(folder.FullName));
        builder.Services.AddSingleton(new ImageFolder(Path.Combine(folder.FullName, "images")));
        host(builder);
        HealthAnswers.Add(builder.Services);
        WebServices.Add(builder.Services);
        var app = builder.Build();
        app.MapGet("/picture/{id}.svg", (int id) => Results.Text(Picture(id), "image/svg+xml", Encoding.UTF8));
        app.MapGet($"{InPieces}/{{**path}}", SendInPiecesAsync);
        WebEndpoints.Map(app);
        // The news contains picture addresses of the site itself, which are known only when it listens. Until then no request may
        // read the store.
        var filled = new TaskCompletionSource<long>();
        store.VersionAnswer = filled.Task;
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var site = new SiteUnderTest(app, folder, (store, clock), new Uri(address ?? "http://localhost/"));
        store.Articles.AddRange(InventedNews.Articles(site.Address));
        store.VersionAnswer = null;
        filled.SetResult(store.Version);
        return site;
    }

    private static async Task SendInPiecesAsync(HttpContext context)
    {
        using var client = context.RequestServices.GetRequiredService<IHttpClientFactory>().CreateClient();
        var page = await client.GetByteArrayAsync(
            new Uri($"{context.Request.Scheme}://{context.Request.Host}/{context.Request.RouteValues["path"]}{context.Request.QueryString}"), context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        foreach (var piece in page.Chunk((page.Length / Pieces) + 1))
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(25, context.RequestAborted);
        }
    }

    private static SiteOptions Options(Uri? hub) => new() { BaseUrl = new Uri("https://site.example/"), TagAuthority = "site.example,2026", Hub = hub };

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Variable();

    private static string Picture(int id) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"800\"><rect width=\"1200\" height=\"800\" fill=\"hsl({id * 47 % 360} 35% 62%)\"/><circle cx=\"{300 + (id * 61 % 600)}\" cy=\"300\" r=\"120\" fill=\"hsl({id * 47 % 360} 60% 85%)\"/><path d=\"M0 800V560l300-180 260 200 240-140 400 260v100z\" fill=\"hsl({id * 47 % 360} 40% 32%)\"/></svg>";
}
