using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Verdicts;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Recognises lists of something else: goods with prices, threads of a forum, offers of a company, gambling. Their
/// structure is that of news.</summary>
internal static partial class NoNews
{
    private const double Some = 0.25;
    private const double Half = 0.5;
    private const double Most = 0.8;
    private const int LargestCard = 80;
    private const int TeaserWords = 8;

    /// <param name="page">The page.</param>
    /// <param name="found">One link of each address that was found.</param>
    public static bool Is(Page page, IReadOnlyList<PageLink> found) =>
        Share(found, link => HasPrice(page, link)) >= Some
        || Share(found, link => GamblingWords.AreIn(link.Headline)) >= Half
        || IsForum(page, found)
        || (Share(found, link => Offer.IsMatch(link.Address.AbsolutePath)) >= Most && Share(found, link => HasDate(page, link)) < Some);

    /// <summary>A price stands alone in its element. Headlines name sums of money too, but among other words.</summary>
    private static bool HasPrice(Page page, PageLink link)
    {
        var card = Card(link);
        for (var i = card.FirstPiece; i < card.EndPiece; i++)
        {
            if (Price.IsMatch(page.Pieces[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Addresses alone do not show a forum, because newspapers use the same programs. Beside the threads of a forum stand
    /// numbers of answers, or members and no teasers.</summary>
    private static bool IsForum(Page page, IReadOnlyList<PageLink> found)
    {
        if (Share(found, link => Thread.IsMatch(link.Address.PathAndQuery)) < Half)
        {
            return false;
        }

        var members = page.Anchors.Count(anchor => Member.IsMatch(anchor.Element.GetAttribute("href") ?? ""));
        return Share(found, link => Answers.IsMatch(page.TextOf(Card(link), 600))) >= Half
            || (members >= Half * found.Count && Share(found, link => HasTeaser(page, link)) < Some);
    }

    private static bool HasTeaser(Page page, PageLink link) =>
        Blocks(page, link).Any(block => block.LinkShare < Some && LinkText.Words(block.Text) >= TeaserWords && block.Text[^1] is '.' or '…' or '؟' or '!');

    private static bool HasDate(Page page, PageLink link) => Blocks(page, link).Any(block => ShortLines.IsDate(block.Text));

    private static IEnumerable<Block> Blocks(Page page, PageLink link) => page.Blocks.Take(Card(link).EndBlock).Skip(Card(link).FirstBlock);

    private static PageNode Card(PageLink link) => link.Card.EndIndex - link.Card.Index <= LargestCard ? link.Card : link.Anchor;

    private static double Share(IReadOnlyList<PageLink> found, Func<PageLink, bool> has) => (double)found.Count(has) / found.Count;

    [GeneratedRegex(@"^(?:\p{L}+[ :]+){0,2}[^\p{L}\d]*(?:(?:[£$€₺]|USD|EUR|GBP|SAR|AED|EGP|MAD)\s?\d[\d.,٫٬]*|[\d٠-٩][\d٠-٩.,٫٬]*\s?(?:[£$€₺]|USD|EUR|GBP|SAR|AED|EGP|MAD|Dhs?|ر\.س|د\.إ|ج\.م|د\.م|د\.ك|(?:ريال|درهم|دينار|جنيه|ليرة|دولار)(?:ا|ات)?))[^\p{L}\d]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Price { get; }

    [GeneratedRegex(@"/(?:products?|goods|items?|shop|store|books?|downloads?|services?|solutions|portfolio|projects|clients|courses?|propert(?:y|ies)|listings?|ads|jobs?|apps?|games?)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offer { get; }

    [GeneratedRegex(@"thread|topic|forum|(?:^|/)[tf]-?\d+|[?&](?:t|f|tid|fid)=\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thread { get; }

    [GeneratedRegex(@"member|profile|(?:^|/)users?/|(?:^|/)u/|[?&](?:u|uid)=\d|action=profile", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Member { get; }

    [GeneratedRegex(@"\d\s*(?:رد|ردود|الردود|مشاركة|مشاركات|موضوع|مواضيع|ارسال|replies|posts|threads|topics|antworten|beiträge)\b|(?:الردود|ردود|المشاركات|المواضيع|replies|posts|themen|beiträge|antworten)\s*:?\s*\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answers { get; }
}
