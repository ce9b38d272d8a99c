using Aggregator.Extraction;

namespace Aggregator.Trials.Articles;

/// <summary>Says how much of an article there is to read.</summary>
internal static class ReadableText
{
    private const double MuchGarble = 0.1;
    private const int FewLetters = 40;

    public static ArticleVerdict Judge(Article? article, PageReading? reading)
    {
        var text = article?.BodyText is { Length: > 0 } own ? own : reading?.BodyText ?? "";
        return text.Length > 0 && Garble(text) >= MuchGarble ? ArticleVerdict.Garbled
            : article is null ? ArticleVerdict.Nothing
            : article.Method is not ExtractionMethod.FeedExcerpt ? ArticleVerdict.Whole
            : article.BodyText.Length < FewLetters ? ArticleVerdict.Headline
            : ArticleVerdict.Excerpt;
    }

    /// <summary>The share of signs that stand where letters were: U+FFFD, and question marks beside each other.</summary>
    public static double Garble(string text)
    {
        var (bad, all) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var isLost = text[i] == '\uFFFD' || (text[i] == '?' && ((i > 0 && text[i - 1] == '?') || (i + 1 < text.Length && text[i + 1] == '?')));
            bad += isLost ? 1 : 0;
            all += isLost || char.IsLetter(text[i]) ? 1 : 0;
        }

        return all == 0 ? 0 : (double)bad / all;
    }
}
