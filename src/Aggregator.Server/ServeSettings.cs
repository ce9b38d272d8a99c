using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>What the command line says about a start of the service; everything else is configuration.</summary>
internal sealed record ServeSettings
{
    /// <summary>Full path.</summary>
    public required string FeedsFile { get; init; }

    /// <summary>Full path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The data folder, when the caller has locked it already; null when the start has to lock it.</summary>
    public DataFolder? Held { get; init; }

    /// <summary>The addresses to listen on, separated by semicolons; null when nothing is served.</summary>
    public string? Urls { get; init; }

    public ServeRole Role { get; init; } = ServeRole.All;

    /// <summary>Configuration that a command sets, for example <c>demo</c>. It overrides files and environment
    /// variables.</summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Which part of the service a process runs.</summary>
internal enum ServeRole
{
    All,
    Web,
    Worker,
}
