using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Recognises lists of something else: goods with prices, and the threads of a forum. Their structure is that of news.</summary>
internal static partial class NoNews
{
    private const double Goods = 0.3;
    private const double Half = 0.5;
    private const int LargestCard = 80;

    /// <param name="page">The page.</param>
    /// <param name="found">One link of each address that was found.</param>
    public static bool Is(Page page, IReadOnlyList<PageLink> found)
    {
        var texts = found.Select(link => CardText(page, link)).ToList();
        return texts.Count(Price.IsMatch) >= Goods * found.Count || IsForum(page, found, texts);
    }

    /// <summary>Addresses alone do not show a forum, because newspapers use the same programs. Beside the threads of a forum stand its
    /// members or the numbers of answers.</summary>
    private static bool IsForum(Page page, IReadOnlyList<PageLink> found, List<string> texts)
    {
        if (found.Count(link => Thread.IsMatch(link.Address.PathAndQuery)) < Half * found.Count)
        {
            return false;
        }

        var members = page.Anchors.Count(anchor => Member.IsMatch(anchor.Element.GetAttribute("href") ?? ""));
        return members >= Half * found.Count || texts.Count(Answers.IsMatch) >= Half * found.Count;
    }

    private static string CardText(Page page, PageLink link)
    {
        var card = link.Card.EndIndex - link.Card.Index <= LargestCard ? link.Card : link.Anchor;
        return page.TextOf(card, 600);
    }

    [GeneratedRegex(@"(?:[£$€₺]|\b(?:USD|EUR|GBP|SAR|AED|EGP|MAD)\b)\s?\d|\d[\d.,]*\s?(?:[£$€₺]|(?:USD|EUR|SAR|AED|EGP|MAD|Dhs?)\b|ر\.س|د\.إ|ج\.م|د\.م|د\.ك|(?:ريال|درهم|دينار|جنيه|ليرة|دولار)\s*(?:$|[|\-–·]))", RegexOptions.CultureInvariant)]
    private static partial Regex Price { get; }

    [GeneratedRegex(@"thread|topic|forum|(?:^|/)[tf]-?\d+|[?&](?:t|f|tid|fid)=\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thread { get; }

    [GeneratedRegex(@"member|profile|(?:^|/)users?/|(?:^|/)u/|[?&](?:u|uid)=\d|action=profile", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Member { get; }

    [GeneratedRegex(@"\d\s*(?:رد|ردود|الردود|مشاركة|مشاركات|موضوع|مواضيع|replies|posts|threads|topics|antworten|beiträge)|(?:الردود|ردود|المشاركات|المشاهدات|المواضيع|replies|views|posts|themen|beiträge|antworten)\s*:?\s*\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answers { get; }
}
