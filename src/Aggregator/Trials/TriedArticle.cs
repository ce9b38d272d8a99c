using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Text.Sentences;

namespace Aggregator.Trials;

/// <summary>One article as the service would show it.</summary>
public sealed record TriedArticle
{
    /// <summary>The address of the original.</summary>
    public required Uri Url { get; init; }

    /// <summary>What feed or list say of it.</summary>
    public required ParsedEntry Entry { get; init; }

    /// <summary>The headline of the feed or list; null when it has none.</summary>
    public string? Announced { get; init; }

    /// <summary>The date of the feed or list; null when it has none.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>The article; null when neither the page nor the feed gave one.</summary>
    public Article? Article { get; init; }

    /// <summary>The date that was found on the page, also of a page that is no article; null when there is none.</summary>
    public DateTimeOffset? PageDate { get; init; }

    /// <summary>Whether the page sells something, or is a thread of a forum.</summary>
    public bool IsOffer { get; init; }

    public required ArticleVerdict Verdict { get; init; }

    /// <summary>Why the page gave no article; null when it gave one, or was not read.</summary>
    public RejectionReason? Rejection { get; init; }

    /// <summary>Why the page could not be fetched; null when it was.</summary>
    public FetchFailure? Failure { get; init; }

    /// <summary>What is said about the page; null when there is nothing to say.</summary>
    public Sentence? Detail { get; init; }

    /// <summary>The lines of the page beside the text that do not belong to it, each with the reason.</summary>
    public IReadOnlyList<LeftOutText> LeftOut { get; init; } = [];

    /// <summary>The lines of the text that look like boilerplate: their wording shows it, or they stand in other articles too.</summary>
    public IReadOnlyList<string> Doubtful { get; init; } = [];

    /// <summary>The share of the letters in doubtful lines, from 0 to 1.</summary>
    public double DoubtfulShare => Article is { BodyText.Length: > 0 } article ? (double)Doubtful.Sum(line => line.Length) / article.BodyText.Length : 0;

    /// <summary>The first paragraph.</summary>
    public string? Opening => Article?.Lede ?? (Article?.BodyText is { Length: > 0 } text ? text.Split('\n')[0] : null);
}

/// <summary>How much of an article we can show.</summary>
public enum ArticleVerdict
{
    /// <summary>Headline and whole text.</summary>
    Whole,

    /// <summary>Headline and the excerpt of the feed.</summary>
    Excerpt,

    /// <summary>A headline alone.</summary>
    Headline,

    /// <summary>The text is there, but cannot be read: question marks or letters of another encoding.</summary>
    Garbled,

    /// <summary>Nothing.</summary>
    Nothing,
}
