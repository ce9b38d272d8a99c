using System.ComponentModel.DataAnnotations;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The thresholds of <see cref="ListFinder"/>. The benchmark <c>discover</c> chooses them by leaving sites out.</summary>
public sealed record ListOptions
{
    public static ListOptions Default { get; } = new();

    /// <summary>A link with this score is an article. From 0 to 1.</summary>
    [Range(0, 1)]
    public double Threshold { get; init; } = 0.5;

    /// <summary>The part of the score that the shape of the address decides; structure and text decide the rest.</summary>
    [Range(0, 1)]
    public double ShapeWeight { get; init; } = 0.5;

    /// <summary>A headline with this many words counts in full.</summary>
    [Range(2, 20)]
    public double FullWords { get; init; } = 6;

    /// <summary>What is taken off for menus, footers, comments, tags and advertisements.</summary>
    [Range(0, 1)]
    public double PlaceCost { get; init; } = 0.5;

    /// <summary>What is taken off for each word of an address that is usual in addresses of other pages; for two words at most.</summary>
    [Range(0, 0.5)]
    public double DoubtCost { get; init; } = 0.15;

    /// <summary>What is taken off for a link to another site, where the page has its own news.</summary>
    [Range(0, 1)]
    public double ForeignCost { get; init; } = 0.4;

    /// <summary>Fewer links than this are no list.</summary>
    [Range(1, 20)]
    public int MinItems { get; init; } = 3;
}
