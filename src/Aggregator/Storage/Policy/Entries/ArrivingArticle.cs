using Aggregator.Extraction;
using Aggregator.Extraction.Revisions;
using Aggregator.Text.Addresses;
using Aggregator.Text.Spelling;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>What becomes of an article whose address is known already (duplicates.md §1).</summary>
internal static class ArrivingArticle
{
    /// <summary>A text that comes back after this time under another address is news again: prayer times, calls for blood.</summary>
    public static readonly TimeSpan SameTextWindow = TimeSpan.FromDays(7);

    /// <param name="arriving">What was read.</param>
    /// <param name="known">What the archive has.</param>
    /// <param name="before">Reads its words in force; null when they are gone.</param>
    /// <param name="isAtHome">Whether an address belongs to the site of a source.</param>
    /// <param name="now">When it was read.</param>
    /// <returns>Null when the archive stays as it is.</returns>
    public static ArticleReplacement? Replaces(
        PreparedArticle arriving, KnownArticle known, Func<ArticleRevision?> before, Func<string, Uri, bool> isAtHome, DateTimeOffset now)
    {
        // A page may claim any address as its own, and a feed may list another paper's: nobody overwrites another paper's
        // article, but the paper that the address belongs to, in whichever order the two arrive.
        var article = arriving.Article;
        var isForeign = known.SourceId != article.SourceId;
        var isOwner = isForeign && isAtHome(article.SourceId, article.CanonicalUrl) && !isAtHome(known.SourceId, known.CanonicalUrl);
        var isPoorer = article.Method == ExtractionMethod.FeedExcerpt && known.Method != ExtractionMethod.FeedExcerpt;
        if ((isForeign && !isOwner) || isPoorer || before() is not { } said
            || (!isForeign && said.Title == article.Title && said.BodyText == article.BodyText))
        {
            return null;
        }

        // With other words in the same order the hash is another; a corrected spelling is taken over in silence.
        return isForeign ? new ArticleReplacement(IsTold: true, Kept: null)
            : known.TextHash == arriving.TextHash ? new ArticleReplacement(IsTold: false, Kept: null)
            : Revision(known, said, article, now);
    }

    /// <summary>Said of an entry whose page gave a text that another entry of its source has.</summary>
    public const string SameTextNote = "The page gave the text of another entry with another headline: a box of the template was read.";

    /// <summary>
    /// Whether two articles of a source with one text are one item: under headlines that share half of their words. Under others
    /// the text is what is wrong, a box that all pages of a template have, and neither entry may swallow the other.
    /// </summary>
    public static bool IsOneItem(string headline, string other)
    {
        var (one, two) = (Words(headline), Words(other));
        return 2 * one.Intersect(two).Count() >= Math.Max(one.Count, two.Count);
    }

    private static HashSet<string> Words(string headline) =>
        [.. ArabicFolding.Fold(headline).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>By the paper's own pages and feeds, not by where this one was read: a feed's link says nothing of who made the feed.</summary>
    /// <param name="host">Of the paper's feed.</param>
    /// <param name="homePage">Null when it is not known.</param>
    /// <param name="address">In question.</param>
    public static bool IsAtHome(string host, Uri? homePage, Uri address) =>
        IsOf(host, address) || (homePage is not null && IsOf(homePage.Authority, address));

    private static bool IsOf(string host, Uri address) =>
        $".{address.Authority}".EndsWith($".{HostName.WithoutWww(host)}", StringComparison.OrdinalIgnoreCase);

    private static ArticleReplacement Revision(KnownArticle known, ArticleRevision before, Article after, DateTimeOffset now)
    {
        // That we read the page at last, where only the feed's excerpt was known, is no change by the publisher.
        var isFuller = known.Method == ExtractionMethod.FeedExcerpt && after.Method != ExtractionMethod.FeedExcerpt;
        var change = RevisionRule.Compare(
            isFuller ? before with { BodyText = after.BodyText } : before, new ArticleRevision(after.Title, after.BodyText, now));
        return new ArticleReplacement(isFuller || change.IsSignificant, change.IsChange ? before : null);
    }
}

/// <summary>What the archive has under an address.</summary>
internal sealed record KnownArticle(string SourceId, long TextHash, ExtractionMethod Method, Uri CanonicalUrl);

/// <summary>An article takes the place of what was known.</summary>
/// <param name="IsTold">Readers should be told.</param>
/// <param name="Kept">What is kept of what it said before; null when nothing.</param>
internal sealed record ArticleReplacement(bool IsTold, ArticleRevision? Kept);
