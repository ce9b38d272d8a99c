using System.Collections.Immutable;

namespace Aggregator.Text.Addresses;

/// <summary>The switches of <see cref="CanonicalUrl"/> for one host; most hosts need none.</summary>
public sealed record HostHabits
{
    public static HostHabits Usual { get; } = new();

    /// <summary>True when <c>/amp</c> shows the same article; false when <c>/amp</c> is a section of its own.</summary>
    public bool AmpIsTwin { get; init; } = true;

    /// <summary>True when <c>m.</c>, <c>amp.</c> and <c>/mobile/</c> show the same article.</summary>
    public bool MobileIsTwin { get; init; } = true;

    /// <summary>Query keys, lower case, that name the article on this host although they mean tracking on other hosts.</summary>
    public ImmutableHashSet<string> Keep { get; init; } = [];
}
