using System.Text.RegularExpressions;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;

namespace Aggregator.Trials.Marks;

/// <summary>Recognises feeds of readers' comments: by their title, by their headlines, by their links.</summary>
internal static partial class CommentsFeed
{
    private const double Most = 0.6;

    public static bool Is(ParsedFeed feed, IReadOnlyList<ParsedEntry> entries) =>
        TitleWords.IsMatch(feed.Title?.Value ?? "")
        || Share(entries, entry => CommentLink.IsMatch(entry.Link?.AbsoluteUri ?? "")) >= Most
        || Share(entries, entry => CommentHeadline.IsMatch(FeedArticle.Title(entry) ?? "")) >= Most;

    private static double Share(IReadOnlyList<ParsedEntry> entries, Func<ParsedEntry, bool> has) =>
        entries.Count == 0 ? 0 : (double)entries.Count(has) / entries.Count;

    [GeneratedRegex(@"^\s*(?:(?:أحدث |آخر )?(?:ال)?تعليقات\b|تعليقات? (?:على|لـ?)|(?:recent )?comments?\b|comments? (?:on|for)\b|commentaires\b|kommentare\b|yorumlar)|(?:التعليقات|\bcomments?)\s*(?:\((?:atom|rss)\))?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleWords { get; }

    [GeneratedRegex(@"#(?:comment|c|respond|comments?[-_/]?c?\d|disqus)[-_]?\d|#comments?$|[?&](?:showcomment|comment_?id|replytocom|cid)=\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentLink { get; }

    [GeneratedRegex(@"^\s*(?:(?:تعليق|رد|التعليق|تعقيب) (?:على|علي|من|بواسطة|لـ?)|رد: |بواسطة: |by: |re: |comment (?:on|by)\b|(?:commentaire|réponse) (?:sur|de|à)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentHeadline { get; }
}
