namespace Aggregator.Extraction.Parts;

/// <summary>Describes a page that continues an article whose beginning was already read.</summary>
/// <param name="First">The address of the article's first page.</param>
/// <param name="Number">The number of this page in the article, from 2.</param>
/// <param name="Lines">The lines of the earlier pages. Many sites repeat some of them, such as the lead, on every page.</param>
public sealed record ArticlePart(Uri First, int Number, IReadOnlySet<string> Lines);
