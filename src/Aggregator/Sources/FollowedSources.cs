namespace Aggregator.Sources;

/// <summary>Gives the sources by the settings of this moment. Callers ask again for each piece of work, because settings change.</summary>
public delegate IReadOnlyList<Source> FollowedSources();
