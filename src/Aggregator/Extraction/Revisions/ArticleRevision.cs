namespace Aggregator.Extraction.Revisions;

/// <summary>One state of an article, as we read it.</summary>
/// <param name="BodyText">Plain text, one paragraph on each line.</param>
/// <param name="SeenAt">When we read the page; dates on the page do not count.</param>
public sealed record ArticleRevision(string Title, string BodyText, DateTimeOffset SeenAt);
