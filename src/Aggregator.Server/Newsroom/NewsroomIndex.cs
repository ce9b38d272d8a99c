using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Server.Newsroom;

/// <summary>samples/newsroom.json: the outlets, and the file that answers each path.</summary>
public sealed record NewsroomIndex
{
    public required IReadOnlyList<Outlet> Outlets { get; init; }
}

/// <summary>One invented site.</summary>
public sealed record Outlet
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The host in the outlet's files; always under the reserved top-level domain "example".</summary>
    public required string Host { get; init; }

    /// <summary>Other hosts of the same site, for example www. and the host of its pictures.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The IANA zone of the outlet's local dates.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The answers by decoded path, with the query where it matters.</summary>
    public required IReadOnlyDictionary<string, OutletRoute> Routes { get; init; }
}

/// <summary>The answer to one path: a file, or a redirect.</summary>
public sealed record OutletRoute
{
    /// <summary>Relative to the folder of newsroom.json; null for a redirect.</summary>
    public string? File { get; init; }

    /// <summary>The exact header; null means that the file's extension decides.</summary>
    public string? ContentType { get; init; }

    /// <summary>Null means 200. (No default here: the generated JSON reader sets every init property that is missing to null or 0.)</summary>
    public int? Status { get; init; }

    /// <summary>The target of a redirect.</summary>
    public string? Location { get; init; }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(NewsroomIndex))]
internal sealed partial class NewsroomJson : JsonSerializerContext;
