using System.Text.RegularExpressions;
using Aggregator.Extraction;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>Every page of the invented newsroom: the extractor's result is compared with what the author wrote.</summary>
public sealed partial class NewsroomExtractionTests
{
    public static TheoryData<string, string> Pages => [.. WrittenNewsroom.Articles.Select(page => (page.Outlet, page.Path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_gives_its_headline_and_its_whole_text_and_nothing_else(string outlet, string path)
    {
        var written = WrittenNewsroom.Articles.Single(page => page.Outlet == outlet && page.Path == path);
        var page = WrittenNewsroom.Fetch(WrittenNewsroom.AddressOf(written));
        var outcome = ArticleExtractor.Extract(page, new() { Source = WrittenNewsroom.Sources[outlet] });
        var article = Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article;

        Assert.Equal(written.Title, article.Title);
        Assert.Contains(written.Begins, Spaces.Replace(article.BodyText, " "), StringComparison.Ordinal);
        Assert.Contains(written.Ends, Spaces.Replace(article.BodyText, " "), StringComparison.Ordinal);
        // A dateline or a signature may be missing or extra. A read-also box, a caption or a strip may not be there.
        Assert.InRange(Spaces.Split(article.BodyText.Trim()).Length, written.Words - 2, written.Words + 6);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces { get; }
}
