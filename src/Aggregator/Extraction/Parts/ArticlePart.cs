namespace Aggregator.Extraction.Parts;

/// <summary>Says that a page is the continuation of an article whose beginning was read.</summary>
/// <param name="First">The address of the article's first page.</param>
/// <param name="Number">Which page of the article it is, from 2.</param>
/// <param name="Lines">What the pages before it said: many repeat the headline's picture and the lead on each.</param>
public sealed record ArticlePart(Uri First, int Number, IReadOnlySet<string> Lines);
