using Aggregator.Feeds;
using Aggregator.Server.Web.Arabic;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Server.Tests.Web.Arabic;

public sealed class ReaderOpinionTests
{
    [Theory]
    [InlineData(3, 3, 0, "رأي ثان: يتفق قارئنا والقارئ CodeHollow.FeedReader على عدد الأخبار وتواريخها.")]
    [InlineData(2, 1, 0, "رأي ثان: في الخلاصة خبران عند قارئنا، وخبر واحد عند القارئ CodeHollow.FeedReader.")]
    [InlineData(30, 0, 0, "رأي ثان: في الخلاصة ٣٠ خبرا عند قارئنا، و٠ خبر عند القارئ CodeHollow.FeedReader.")]
    [InlineData(12, 12, 2, "رأي ثان: يختلف قارئنا والقارئ CodeHollow.FeedReader في تاريخ خبرين من ١٢ خبرا.")]
    [InlineData(4, 4, 1, "رأي ثان: يختلف قارئنا والقارئ CodeHollow.FeedReader في تاريخ خبر واحد من ٤ أخبار.")]
    public void An_opinion_is_an_Arabic_sentence(int ours, int theirs, int otherDates, string sentence) => Assert.Equal(sentence, ReaderOpinion.Of(new SecondOpinion(
        Feed(FeedReaderName.Own, ours, otherDates: 0),
        Feed(FeedReaderName.CodeHollow, theirs, otherDates))));

    private static ParsedFeed Feed(FeedReaderName reader, int entries, int otherDates) => new()
    {
        Format = FeedFormat.Rss,
        Reader = reader,
        Entries = [.. Enumerable.Range(0, entries).Select(i => new ParsedEntry { Published = DateTimeOffset.UnixEpoch.AddDays(i < otherDates ? 1 : 0) })],
    };
}
