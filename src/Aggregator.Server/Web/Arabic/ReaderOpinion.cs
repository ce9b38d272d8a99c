using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Arabic;

/// <summary>Tells operators in Arabic where two readers of a feed read different values.</summary>
internal static class ReaderOpinion
{
    // The words follow «في تاريخ» and «من».
    private static readonly ArabicCount OfEntries = new("خبر واحد", "خبرين", "أخبار", "خبرا") { Hundred = "خبر" };

    public static string Of(FeedReaderName reader) => reader switch
    {
        FeedReaderName.CodeHollow => "القارئ CodeHollow.FeedReader",
        _ => "قارئنا",
    };

    public static string Of(SecondOpinion opinion)
    {
        var (one, other) = (Of(opinion.Feed.Reader), Of(opinion.Other.Reader));
        var count = opinion.Feed.Entries.Count;
        return opinion switch
        {
            { IsSame: true } => $"رأي ثان: يتفق {one} و{other} على عدد الأخبار وتواريخها.",
            { IsSameCount: false } => $"رأي ثان: في الخلاصة {ArabicCount.Articles.Of(count)} عند {one}، و{ArabicCount.Articles.Of(opinion.Other.Entries.Count)} عند {other}.",
            _ => $"رأي ثان: يختلف {one} و{other} في تاريخ {OfEntries.Of(opinion.Dates.Count)} من {OfEntries.Of(count)}.",
        };
    }
}
