using System.Net;
using System.Text;
using Aggregator.Server.Web.Images;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>The proxy serves only pictures that our own pages and feeds name.</summary>
public sealed class ImageProxyTests : IAsyncLifetime
{
    private SiteUnderTest? _site;
    private PictureServer? _paper;

    private SiteUnderTest Site => _site ?? throw new InvalidOperationException("The site was not started.");

    private PictureServer Paper => _paper ?? throw new InvalidOperationException("The paper was not started.");

    public async ValueTask InitializeAsync()
    {
        _paper = await PictureServer.StartAsync();
        _site = await SiteUnderTest.StartAsync(new ImageOptions { MaxBytes = 256 * 1024, MaxPixels = 1_000_000, CacheBytes = 1024 * 1024 });
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Paper.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_address_gives_the_picture_with_headers_that_let_nothing_run()
    {
        var picture = PaintedPicture.Jpeg(1);
        using var answer = await GetAsync(Paper.Put("a.jpg", picture, "text/html"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(picture, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        using var again = await Site.GetAsync(Path(Paper.Put("a.jpg", picture)), ("If-None-Match", answer.Headers.ETag?.Tag ?? ""));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(1, Paper.Asked("a.jpg"));
    }

    [Fact]
    public async Task A_changed_or_invented_address_is_refused_without_a_request()
    {
        var path = Path(Paper.Put("b.jpg", PaintedPicture.Jpeg(2)));
        var (signature, source, name) = (path.Split('/')[2], path.Split('/')[3], path.Split('/')[4]);
        string[] altered =
        [
            $"/img/{signature}/barada/{name}", $"/img/{signature}/{source}/{name[..^4]}.png", $"/img/{signature}/{source}/{name[..^4]}",
            $"/img/{new string('A', signature.Length)}/{source}/{name}", $"/img/{signature}x/{source}/{name}", $"/img/-/{source}/{name}",
            $"/img/{signature.ToLowerInvariant()}/{source}/{name}",
            $"/img/{signature}/{source}/{Convert.ToBase64String("http://127.0.0.1/b.jpg"u8).TrimEnd('=')}",
        ];
        foreach (var address in altered.Where(address => address != path))
        {
            using var answer = await Site.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, Paper.Asked("b.jpg"));
    }

    [Fact]
    public async Task A_file_that_is_not_a_picture_is_replaced_by_the_papers_initial()
    {
        const string Script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        Uri[] refused =
        [
            Paper.Put("script.jpg", Encoding.UTF8.GetBytes(Script)), Paper.Put("script.svg", Encoding.UTF8.GetBytes(Script), "image/svg+xml"),
            Paper.Put("page.jpg", "<!DOCTYPE html><title>alert(1)</title>"u8.ToArray()), Paper.Put("nothing.jpg", []),
            Paper.Put("long.png", [.. PaintedPicture.Png(3), .. new byte[256 * 1024]]), Paper.Put("wide.jpg", PaintedPicture.Jpeg(3, 2000, 1000, 10)),
            new(Paper.Address, "missing.jpg"),
        ];
        foreach (var address in refused)
        {
            using var answer = await GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
            Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
            Assert.Contains(WebUtility.HtmlEncode("ر"), text.Replace("&#x631;", WebUtility.HtmlEncode("ر"), StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data.jpg")]
    [InlineData("http://[::ffff:10.0.0.1]/a.jpg")]
    [InlineData("http://10.1.2.3/a.jpg")]
    [InlineData("file:///etc/passwd")]
    public async Task A_private_address_is_not_asked_directly_nor_behind_a_redirect(string address)
    {
        foreach (var url in new[] { new Uri(address), new Uri(Paper.Address, $"to/{Uri.EscapeDataString(address)}") })
        {
            using var answer = await GetAsync(url);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Many_readers_at_once_cause_one_request_and_a_failure_is_remembered_for_a_while()
    {
        var opened = new TaskCompletionSource();
        Paper.Gate = opened.Task;
        var address = Paper.Put("c.jpg", PaintedPicture.Jpeg(4));
        var asking = Enumerable.Range(0, 20).Select(_ => GetAsync(address)).ToList();
        opened.SetResult();
        foreach (var answer in await Task.WhenAll(asking))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answer.Dispose();
        }

        Assert.Equal(1, Paper.Asked("c.jpg"));
        (await GetAsync(new Uri(Paper.Address, "gone.jpg"))).Dispose();
        (await GetAsync(new Uri(Paper.Address, "gone.jpg"))).Dispose();
        Assert.Equal(1, Paper.Asked("gone.jpg"));
        Site.Clock.Advance(TimeSpan.FromMinutes(11));
        Paper.Put("gone.jpg", PaintedPicture.Jpeg(5));
        using var back = await GetAsync(new Uri(Paper.Address, "gone.jpg"));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_late_request_for_a_picture_uses_the_new_copy()
    {
        var supply = Site.Service<ImageSupply>();
        var place = new ImagePlace(Paper.Put("d.jpg", PaintedPicture.Jpeg(6)), "alrasid", null);
        var brought = await supply.GetAsync(place, TestContext.Current.CancellationToken);
        var late = await supply.GetAsync(place, TestContext.Current.CancellationToken);
        Assert.Equal(brought?.Hash, Assert.IsType<SuppliedImage>(late).Hash);
        Assert.Equal(PaintedPicture.Jpeg(6), late.Bytes);
        Assert.Equal(1, Paper.Asked("d.jpg"));
    }

    [Fact]
    public async Task A_hidden_picture_at_another_address_is_not_handed_out_before_its_address_is_known_as_hidden()
    {
        var (images, token) = (Site.Service<IImageStore>(), TestContext.Current.CancellationToken);
        var (known, copy) = (Paper.Put("e.jpg", PaintedPicture.Jpeg(7)), Paper.Put("f.jpg", PaintedPicture.Jpeg(7)));
        (await GetAsync(known)).Dispose();
        var number = await images.OpenAsync(new ImagePlace(known, "alrasid", null), Site.Clock.GetUtcNow(), token);
        await images.DecideAsync(number, new PictureDecision(PictureState.Hidden, "ليلى", Site.Clock.GetUtcNow(), null), token);

        // The first request finds that the picture is hidden. The next one may come before the list of hidden addresses is read
        // again.
        var supply = Site.Service<ImageSupply>();
        Assert.True(await supply.GetAsync(new ImagePlace(copy, "alrasid", null), token) is { IsHidden: true });
        Assert.Null(await supply.OpenCopyAsync(copy, token));
        Assert.True(await supply.GetAsync(new ImagePlace(copy, "alrasid", null), token) is { IsHidden: true });
        using var answer = await GetAsync(copy);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_disk_holds_no_more_than_its_bound_and_what_was_used_last_stays()
    {
        var folder = Site.Service<ImageFolder>().Path;
        var first = Paper.Put("0.png", PaintedPicture.Png(100, 900, 600));
        (await GetAsync(first)).Dispose();
        for (var i = 1; i < 60; i++)
        {
            (await GetAsync(Paper.Put($"{i}.jpg", PaintedPicture.Jpeg(100 + i, quality: 95)))).Dispose();
            (await GetAsync(first)).Dispose();
        }

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.InRange(files.Sum(file => new FileInfo(file).Length), 1, 1024 * 1024);
        Assert.True(files.Length < 60);
        Assert.Equal(1, Paper.Asked("0.png"));
        (await GetAsync(new Uri(Paper.Address, "1.jpg"))).Dispose();
        Assert.Equal(2, Paper.Asked("1.jpg"));
    }

    [Fact]
    public async Task Cached_copies_that_an_operator_deletes_do_not_block_new_ones()
    {
        var folder = Site.Service<ImageFolder>().Path;
        for (var i = 0; i < 10; i++)
        {
            (await GetAsync(Paper.Put($"old-{i}.jpg", PaintedPicture.Jpeg(300 + i)))).Dispose();
        }

        Assert.All(Directory.GetDirectories(folder), copies => Directory.Delete(copies, recursive: true));
        for (var i = 0; i < 60; i++)
        {
            (await GetAsync(Paper.Put($"new-{i}.jpg", PaintedPicture.Jpeg(400 + i, quality: 95)))).Dispose();
        }

        (await GetAsync(new Uri(Paper.Address, "new-59.jpg"))).Dispose();
        Assert.Equal(1, Paper.Asked("new-59.jpg"));
        (await GetAsync(new Uri(Paper.Address, "old-0.jpg"))).Dispose();
        Assert.Equal(2, Paper.Asked("old-0.jpg"));
    }

    [Fact]
    public void The_key_is_made_once_and_only_its_owner_reads_it()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-key-");
        var (one, other) = (ImageSecret.Load(folder.FullName), ImageSecret.Load(folder.FullName));
        Assert.Equal(one.Sign("نص"), other.Sign("نص"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(System.IO.Path.Combine(folder.FullName, "image.key")));
        }

        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "image.key"), "");
        Assert.Throws<StartFaultException>(() => ImageSecret.Load(folder.FullName));
        folder.Delete(recursive: true);
    }

    private string Path(Uri picture) => Assert.IsType<Uri>(Site.Service<ImageLinks>().Proxied(picture, "alrasid")).AbsolutePath;

    private Task<HttpResponseMessage> GetAsync(Uri picture) => Site.GetAsync(Path(picture));
}
