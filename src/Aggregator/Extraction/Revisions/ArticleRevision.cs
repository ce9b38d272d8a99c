namespace Aggregator.Extraction.Revisions;

/// <summary>One state of an article as we saw it.</summary>
/// <param name="BodyText">Plain text, one paragraph a line.</param>
/// <param name="SeenAt">When we read the page, not what it says of itself.</param>
public sealed record ArticleRevision(string Title, string BodyText, DateTimeOffset SeenAt);
