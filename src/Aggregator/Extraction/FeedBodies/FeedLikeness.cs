using System.Text.RegularExpressions;
using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Lines;
using Aggregator.Text.Sentences;
using Aggregator.Text.Spelling;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>Doubts a page whose text has almost no words of the feed. A
/// side box was read, or the address leads to another article.</summary>
/// <remarks>
/// A rewritten excerpt still has names and things in common with its article. Where the feed has the paper's slogan in
/// place of an excerpt, the headline's words still occur. So a page is doubted only when the words of both are missing.
/// </remarks>
internal static partial class FeedLikeness
{
    private const int MinFeedWords = 5;
    private const int MinHeadlineWords = 2;
    private const double FeedShare = 0.25;
    private const double HeadlineShare = 0.3;

    /// <returns>Null when the texts agree, or when the feed has too few words to decide.</returns>
    public static Sentence? Doubt(BodyCandidate page, BodyCandidate? feed, string? headline)
    {
        var told = Words(feed?.Text ?? "");
        var named = Words(headline ?? "");
        if (told.Count < MinFeedWords || named.Count < MinHeadlineWords)
        {
            return null;
        }

        var read = Words(page.Text);
        var shared = told.Count(read.Contains);
        return shared < FeedShare * told.Count && named.Count(read.Contains) < HeadlineShare * named.Count
            ? new Sentence(SentenceKind.PageHasOtherText, $"{shared}", $"{told.Count}")
            : null;
    }

    /// <summary>Stems of words with at least four characters; shorter words say little about the subject.</summary>
    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var key = LineRules.Key(text).Replace('ة', 'ه');
        foreach (var match in Word.EnumerateMatches(key))
        {
            words.Add(LightStemmer.Stem(key.AsSpan(match.Index, match.Length)).ToString());
        }

        return words;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
