using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Aggregator.Server.Newsroom;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

public sealed class NewsroomServerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly InventedNewsroom Rooms = InventedNewsroom.Load(InventedNewsroom.DefaultFolder);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-newsroom-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_outlet_has_a_port_of_its_own_and_links_to_it()
    {
        await using var server = await StartAsync();
        var ports = Rooms.Outlets.Select(outlet => server.AddressOf(outlet.Host)!.Port).ToHashSet();
        var (status, text, _) = await GetAsync(server, "ofoq.example", "/ar/rss", null);

        Assert.Equal(Rooms.Outlets.Count, ports.Count);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"<link>{server.AddressOf("ofoq.example")}ar/120881</link>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ofoq.example", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_answered_with_304_and_no_body()
    {
        await using var server = await StartAsync();
        var (_, _, tag) = await GetAsync(server, "alrasid.example", "/feed/", null);
        var (status, text, _) = await GetAsync(server, "alrasid.example", "/feed/", tag);

        Assert.Equal(HttpStatusCode.NotModified, status);
        Assert.Empty(text);
    }

    [Fact]
    public async Task The_sources_stand_at_addresses_that_answer()
    {
        await using var server = await StartAsync();
        using var sources = JsonDocument.Parse(server.FeedsJson);
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        foreach (var source in sources.RootElement.GetProperty("sources").EnumerateArray())
        {
            var address = new Uri(source.GetProperty("feedUrls")[0].GetString()!);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(address.IsLoopback, address.AbsoluteUri);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_newsroom_comes_back_at_the_addresses_that_old_pictures_name()
    {
        var path = Path.Combine(_folder.FullName, NewsroomPorts.FileName);
        var ports = new NewsroomPorts(path);
        Assert.Empty(ports.Free());
        // The file is as an earlier start wrote it, but with ports that the system gives to no other program in the meantime.
        var before = Rooms.Outlets.ToDictionary(outlet => outlet.Host, _ => FreePort.Take());
        File.WriteAllLines(path, before.Select(outlet => $"{outlet.Key} {outlet.Value}"));
        Assert.Equal(before, await StartAndRememberAsync(ports));
        Assert.Equal(before, await StartAndRememberAsync(ports));

        // When another program has taken a port, one outlet loses its address, and the others keep theirs.
        using var other = new TcpListener(IPAddress.Loopback, before["ofoq.example"]);
        other.Start();
        var after = await StartAndRememberAsync(ports);
        Assert.Equal(["ofoq.example"], before.Keys.Where(host => before[host] != after[host]));
        Assert.Equal(after.Select(outlet => $"{outlet.Key} {outlet.Value}"), File.ReadLines(path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_damaged_list_of_ports_is_ignored()
    {
        var path = Path.Combine(_folder.FullName, NewsroomPorts.FileName);
        File.WriteAllLines(path, ["", "ofoq.example", "ofoq.example 70000", "ofoq.example 0", "ofoq.example ٣", "ofoq.example 1 2"]);
        Assert.Empty(new NewsroomPorts(path).Free());
    }

    private static async Task<Dictionary<string, int>> StartAndRememberAsync(NewsroomPorts ports)
    {
        await using var server = await NewsroomServer.StartAsync(Rooms, Now, ports.Free(), TestContext.Current.CancellationToken);
        ports.Remember(server);
        return server.Ports.OrderBy(outlet => outlet.Host, StringComparer.Ordinal).ToDictionary(outlet => outlet.Host, outlet => outlet.Port);
    }

    private static Task<NewsroomServer> StartAsync() =>
        NewsroomServer.StartAsync(Rooms, Now, NewsroomPorts.Any, TestContext.Current.CancellationToken);

    private static async Task<(HttpStatusCode Status, string Text, string? Tag)> GetAsync(
        NewsroomServer server, string host, string path, string? tag)
    {
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.AddressOf(host)!, path));
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        using var response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text, response.Headers.ETag?.ToString());
    }
}
