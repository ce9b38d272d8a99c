using Aggregator.Extraction;
using Aggregator.Extraction.Revisions;
using Aggregator.Text.Addresses;
using Aggregator.Text.Sentences;
using Aggregator.Text.Spelling;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>Decides what happens when an article arrives whose address or text is stored already (duplicates.md §1).</summary>
internal static class ArrivingArticle
{
    /// <summary>The same text under another address is a new article after this time, for example prayer times or calls for blood
    /// donors.</summary>
    public static readonly TimeSpan SameTextWindow = TimeSpan.FromDays(7);

    /// <param name="arriving">The article that was read.</param>
    /// <param name="known">The stored article with the same address.</param>
    /// <param name="before">Reads the title and text in force of the stored article; null when they are missing.</param>
    /// <param name="isAtHome">Whether an address belongs to the site of a source.</param>
    /// <param name="now">The time of the reading.</param>
    /// <returns>Null when the stored article stays as it is.</returns>
    public static ArticleReplacement? Replaces(
        PreparedArticle arriving, KnownArticle known, Func<ArticleRevision?> before, Func<string, Uri, bool> isAtHome, DateTimeOffset now)
    {
        // A page may claim any address as its canonical address, and a feed may list another paper's pages. So only the paper to
        // which the address belongs overwrites an article of another paper, whichever arrives first.
        var article = arriving.Article;
        var isForeign = known.SourceId != article.SourceId;
        var isOwner = isForeign && isAtHome(article.SourceId, article.CanonicalUrl) && !isAtHome(known.SourceId, known.CanonicalUrl);
        var isPoorer = article.Method == ExtractionMethod.FeedExcerpt && known.Method != ExtractionMethod.FeedExcerpt;
        if ((isForeign && !isOwner) || isPoorer || before() is not { } said
            || (!isForeign && said.Title == article.Title && said.BodyText == article.BodyText))
        {
            return null;
        }

        // The hash ignores marks, spaces and letters that writers confuse (ArabicFolding). Such corrections are taken over without
        // telling readers.
        return isForeign ? new ArticleReplacement(IsTold: true, Kept: null)
            : known.TextHash == arriving.TextHash ? new ArticleReplacement(IsTold: false, Kept: null)
            : Revision(known, said, article, now);
    }

    /// <summary>The note of an entry whose page gave the same text as another entry of its source.</summary>
    public static readonly Sentence SameTextNote = new(SentenceKind.PageHasTextOfOther);

    /// <summary>Whether two articles of a source with the same text are one item: true when their headlines share half of their
    /// words. With different headlines the text is wrong: it is a box that every page of a template contains. Then both entries
    /// keep their own article.</summary>
    public static bool IsOneItem(string headline, string other)
    {
        var (one, two) = (Words(headline), Words(other));
        return 2 * one.Intersect(two).Count() >= Math.Max(one.Count, two.Count);
    }

    private static HashSet<string> Words(string headline) =>
        [.. ArabicFolding.Fold(headline).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether an address belongs to a paper, judged by the hosts of its feed and home page. The address of the article
    /// itself proves nothing: a feed may link to any site.</summary>
    /// <param name="host">The host of the paper's feed.</param>
    /// <param name="homePage">Null when it is not known.</param>
    /// <param name="address">The address to judge.</param>
    public static bool IsAtHome(string host, Uri? homePage, Uri address) =>
        IsOf(host, address) || (homePage is not null && IsOf(homePage.Authority, address));

    private static bool IsOf(string host, Uri address) =>
        $".{address.Authority}".EndsWith($".{HostName.WithoutWww(host)}", StringComparison.OrdinalIgnoreCase);

    private static ArticleReplacement Revision(KnownArticle known, ArticleRevision before, Article after, DateTimeOffset now)
    {
        // When only the excerpt of the feed was stored and the page is read at last, the text grows, but the publisher changed
        // nothing.
        var isFuller = known.Method == ExtractionMethod.FeedExcerpt && after.Method != ExtractionMethod.FeedExcerpt;
        var change = RevisionRule.Compare(
            isFuller ? before with { BodyText = after.BodyText } : before, new ArticleRevision(after.Title, after.BodyText, now));
        return new ArticleReplacement(isFuller || change.IsSignificant, change.IsChange ? before : null);
    }
}

/// <summary>What is stored under an address.</summary>
internal sealed record KnownArticle(string SourceId, long TextHash, ExtractionMethod Method, Uri CanonicalUrl);

/// <summary>The article replaces the stored one.</summary>
/// <param name="IsTold">Whether readers are told of the change.</param>
/// <param name="Kept">The old version to keep in the history; null when none is kept.</param>
internal sealed record ArticleReplacement(bool IsTold, ArticleRevision? Kept);
