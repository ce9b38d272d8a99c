using System.Collections.Frozen;

namespace Aggregator.Server.Web.Serving;

/// <summary>The files of the site, compiled into the program. So the program finds them from any working folder.</summary>
internal static class SiteAssets
{
    private static readonly FrozenDictionary<string, Representation> Files = Load().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The address of a file with a mark that changes with the file, so that browsers may keep the file for
    /// ever.</summary>
    public static string Address(string name) => $"/assets/{name}?v={Files[name].ETag(null)[1..9]}";

    public static IResult Serve(string name) => Files.TryGetValue(name, out var file)
        ? new RepresentationResult(file, "public, max-age=31536000, immutable")
        : Results.NotFound();

    /// <summary>A file at an address that does not change with the file.</summary>
    public static IResult ServeStable(string name) => new RepresentationResult(Files[name], "public, max-age=600");

    private static IEnumerable<KeyValuePair<string, Representation>> Load()
    {
        var assembly = typeof(SiteAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("wwwroot/", StringComparison.Ordinal)))
        {
            // The stream is not null, because the assembly itself listed the name one line above.
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource["wwwroot/".Length..];
            yield return new(name, new Representation(bytes, MediaType(name)));
        }
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".json" => "application/json; charset=utf-8",
        _ => "application/octet-stream",
    };
}
