namespace Aggregator.Sources;

/// <summary>The sources as the settings are now; asked again whenever it matters.</summary>
public delegate IReadOnlyList<Source> FollowedSources();
