using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Aggregator.Server.Newsroom;

/// <summary>The sites under samples/: invented papers that answer like real ones, with their faults.</summary>
public sealed class InventedNewsroom
{
    private static readonly NewsroomAnswer NotFound =
        new(404, "text/html; charset=utf-8", "<!doctype html><title>404</title><p>الصفحة غير موجودة</p>"u8.ToArray(), null);

    private readonly string _folder;
    private readonly FrozenDictionary<string, Outlet> _byHost;

    private InventedNewsroom(string folder, NewsroomIndex index)
    {
        _folder = folder;
        Outlets = index.Outlets;
        _byHost = Outlets
            .SelectMany(outlet => outlet.Aliases.Prepend(outlet.Host), (outlet, host) => KeyValuePair.Create(host, outlet))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The folder beside the program into which the build copies the newsroom.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "samples");

    public IReadOnlyList<Outlet> Outlets { get; }

    /// <exception cref="IOException">The folder has no newsroom.json.</exception>
    /// <exception cref="JsonException">newsroom.json is malformed.</exception>
    public static InventedNewsroom Load(string folder)
    {
        using var index = File.OpenRead(Path.Combine(folder, "newsroom.json"));
        return new(folder, JsonSerializer.Deserialize(index, NewsroomJson.Default.NewsroomIndex)
            ?? throw new JsonException("newsroom.json is empty."));
    }

    public Outlet? OutletAt(string host) => _byHost.GetValueOrDefault(host);

    /// <summary>The answer of an outlet to a request.</summary>
    /// <param name="now">The time from which dates in the files count; the same time gives the same bytes and validators.</param>
    /// <param name="addressOf">Gives the base address on which an outlet's host answers; null leaves the hosts unchanged.</param>
    public NewsroomAnswer Respond(string host, string pathAndQuery, DateTimeOffset now, Func<string, Uri?>? addressOf = null)
    {
        if (OutletAt(host) is not { } outlet || RouteTo(outlet, pathAndQuery) is not { } route)
        {
            return NotFound;
        }

        if (route.Location is { } location)
        {
            var target = new Uri(new Uri($"http://{outlet.Host}/"), location).AbsoluteUri;
            return new(route.Status ?? 301, "text/html", default, null, new(addressOf is null ? target : HostRewriting.Replace(target, addressOf)));
        }

        var body = Read(outlet, route.File!, now, addressOf); // A route without a location has a file; NewsroomTests checks every route.
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..8])}\"");
        return new(route.Status ?? 200, route.ContentType ?? ContentTypeOf(route.File!), body, route.Status is null ? tag : null);
    }

    /// <summary>The sources of the newsroom, in the form of feeds.json.</summary>
    public string FeedsJson(Func<string, Uri?>? addressOf = null)
    {
        var text = File.ReadAllText(Path.Combine(_folder, "feeds.json"));
        return addressOf is null ? text : HostRewriting.Replace(text, addressOf);
    }

    private static OutletRoute? RouteTo(Outlet outlet, string pathAndQuery)
    {
        var asked = Uri.UnescapeDataString(pathAndQuery).Normalize();
        return outlet.Routes.GetValueOrDefault(asked) ?? outlet.Routes.GetValueOrDefault(asked.Split('?')[0]);
    }

    private byte[] Read(Outlet outlet, string file, DateTimeOffset now, Func<string, Uri?>? addressOf)
    {
        var bytes = File.ReadAllBytes(Path.Combine(_folder, file));
        if (Path.GetExtension(file) is ".png" or ".pdf")
        {
            return bytes;
        }

        var encoding = Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.GetEncoding("windows-1256");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(outlet.TimeZone);
        var text = DatePlaceholders.Replace(Encoding.Latin1.GetString(bytes), encoding, now, zone);
        return Encoding.Latin1.GetBytes(addressOf is null ? text : HostRewriting.Replace(text, addressOf));
    }

    private static string ContentTypeOf(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=UTF-8",
        ".xml" => "application/rss+xml; charset=UTF-8",
        ".json" => "application/feed+json",
        ".png" => "image/png",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
