namespace Aggregator.Stories.Duplicates;

/// <summary>A placed article as it stays in memory. Its fingerprints are in the index.</summary>
internal readonly record struct KnownText
{
    public required long Id { get; init; }

    /// <summary>The first article with this text; its own id for the first article.</summary>
    public required long Representative { get; init; }

    public required long StoryId { get; init; }

    /// <summary>Unix time in minutes.</summary>
    public required int Minute { get; init; }

    public required int Source { get; init; }

    public required ushort Fingerprints { get; init; }

    public required TextTraits Traits { get; init; }

    /// <summary>See <see cref="RoundUps"/>.</summary>
    public required bool IsRoundUp { get; init; }

    /// <summary>Null for texts too short.</summary>
    public required ComparedWords? Words { get; init; }

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Minute * 60L);
}
