using System.ComponentModel.DataAnnotations;

namespace Aggregator.Pipeline;

/// <summary>What is removed because of its age or size. By default nothing is.</summary>
public sealed class RetentionOptions
{
    /// <summary>The age from which on an article loses its text; its headline, first paragraph and link stay. Null for never.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "36500.00:00:00")]
    public TimeSpan? Bodies { get; init; }

    /// <summary>The bytes that all texts together may have; beyond them the oldest go. Null for any number.</summary>
    [Range(1_000_000, long.MaxValue)]
    public long? BodyBytes { get; init; }

    /// <summary>The age from which on whole stories are removed with their headlines. Null for never.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "36500.00:00:00")]
    public TimeSpan? Headlines { get; init; }

    /// <summary>Whether anything is to be removed at all.</summary>
    public bool IsAny => Bodies is not null || BodyBytes is not null || Headlines is not null;
}
