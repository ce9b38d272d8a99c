namespace Aggregator.Benchmarks.Serving;

/// <summary>The other servers for the same bytes in the same run: a tuned nginx, nginx as Debian packages it, and Kestrel
/// alone.</summary>
internal sealed class ServeRivals : IAsyncDisposable
{
    private const string Feed = "feed.rss";

    private readonly Nginx _tuned;
    private readonly Nginx _packaged;
    private readonly BareKestrel _bare;
    private readonly string _tag;

    private ServeRivals(Nginx tuned, Nginx packaged, BareKestrel bare, string tag)
    {
        (_tuned, _packaged, _bare, _tag) = (tuned, packaged, bare, tag);
    }

    public IReadOnlyList<Peer> Gzip => All(".gz", [("Accept-Encoding", "gzip")]);

    public IReadOnlyList<Peer> Plain => All("", []);

    public IReadOnlyList<Peer> NotModified => All("", [("If-None-Match", _tag)], takesTags: true);

    public static async Task<ServeRivals> StartAsync(byte[] plain, byte[] gzip, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]> { [$"{Feed}.gz"] = gzip, [Feed] = plain };
        var tuned = await Nginx.StartAsync(files, isTuned: true, cancellationToken);
        var packaged = await Nginx.StartAsync(files, isTuned: false, cancellationToken);
        using var client = new HttpClient();
        using var head = await client.GetAsync(new Uri(packaged.Address, Feed), cancellationToken);
        return new ServeRivals(tuned, packaged, await BareKestrel.StartAsync(plain, gzip, cancellationToken), head.Headers.ETag?.Tag ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        await _tuned.DisposeAsync();
        await _packaged.DisposeAsync();
        await _bare.DisposeAsync();
    }

    private List<Peer> All(string ending, IReadOnlyList<(string, string)> headers, bool takesTags = false) =>
    [
        new("nginx tuned", _tuned.ProcessId, new WrkLoad(new Uri(_tuned.Address, Feed + ending), headers, TakesTags: takesTags)),
        new("nginx packaged", _packaged.ProcessId, new WrkLoad(new Uri(_packaged.Address, Feed + ending), headers, TakesTags: takesTags)),
        new("bare Kestrel", Environment.ProcessId, new WrkLoad(_bare.Address, headers, TakesTags: takesTags)),
    ];
}
