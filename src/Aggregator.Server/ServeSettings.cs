namespace Aggregator.Server;

/// <summary>What the command line says about a start of the service; everything else is configuration.</summary>
internal sealed record ServeSettings
{
    /// <summary>Full path.</summary>
    public required string FeedsFile { get; init; }

    /// <summary>Full path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Separated by semicolons; null where nothing is served.</summary>
    public string? Urls { get; init; }

    public ServeRole Role { get; init; } = ServeRole.All;

    /// <summary>Configuration that the command decides, such as the demo's; it beats files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Which half of the service a process runs.</summary>
internal enum ServeRole
{
    All,
    Web,
    Worker,
}
