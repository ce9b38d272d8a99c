using Aggregator.Extraction;
using Aggregator.Stories;
using Aggregator.Text.Addresses;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>The agency's texts in other papers are found as copies. Its weather reports of four days, and its update, are news of
/// their own.</summary>
public sealed class NewsroomStoriesTests
{
    private static readonly string[] Copies =
    [
        "alrasid/48219 = ofoq/120881", "sada/90421 = ofoq/120881", "rafidain/66125 = ofoq/120881",
        "khalij/5530 = ofoq/120866", "barada/3109 = ofoq/120866", "nabd/2163 = ofoq/120850",
    ];

    [Fact]
    public void Only_the_six_copies_of_the_agency_are_duplicates()
    {
        var grouper = new StoryGrouper();
        var names = new List<string>();
        var found = new List<string>();
        foreach (var written in WrittenNewsroom.Articles.OrderBy(article => article.At))
        {
            names.Add($"{written.Outlet}/{written.Id}");
            if (grouper.Place(Arrived(names.Count - 1, written)).DuplicateOf is { } original)
            {
                found.Add($"{names[^1]} = {names[(int)original]}");
            }
        }

        Assert.Equal(Copies.Order(), found.Order());
    }

    [Fact]
    public void A_report_in_a_papers_own_words_is_in_one_story_with_the_agencys_text_and_its_copies()
    {
        var grouper = new StoryGrouper();
        var told = WrittenNewsroom.Articles.OrderBy(article => article.At)
            .Select((written, id) => (Name: $"{written.Outlet}/{written.Id}", grouper.Place(Arrived(id, written)).StoryId)).ToList();

        var story = told.Single(article => article.Name == "ofoq/120866").StoryId;

        // rafidain/66131 tells of the conference in Jordan from the side of Mosul, where the next one is held.
        Assert.Equal(
            ["barada/3109", "khalij/5530", "nabd/2204", "ofoq/120866", "rafidain/66131"],
            told.Where(article => article.StoryId == story).Select(article => article.Name).Order(StringComparer.Ordinal));
    }

    private static GroupingArticle Arrived(int id, WrittenArticle written)
    {
        var address = WrittenNewsroom.AddressOf(written);
        var outcome = ArticleExtractor.Extract(WrittenNewsroom.Fetch(address), new() { Source = WrittenNewsroom.Sources[written.Outlet] });
        var article = Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article;
        return new()
        {
            Id = id,
            SourceId = written.Outlet,
            Title = article.Title,
            BodyText = article.BodyText,
            UrlKey = CanonicalUrl.Key(address.AbsoluteUri),
            At = written.At,
        };
    }
}
