using Aggregator.Extraction;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.JsonLd;

/// <summary>JSON-LD may describe a thing once under an id and refer to the id in other places.</summary>
public sealed class StructuredDataTests
{
    private const string Title = "توسعة الميناء القديم تنطلق اليوم";

    [Fact]
    public void Pictures_people_and_papers_are_found_by_their_names()
    {
        var article = Read("""
            {"@graph":[
              {"@type":"NewsArticle","@id":"https://news.example/2026/port.html#article","headline":"توسعة الميناء القديم تنطلق اليوم",
               "image":{"@id":"https://news.example/2026/port.html#primaryimage"},"author":{"@id":"https://news.example/#/schema/person/7"},
               "publisher":{"@id":"https://news.example/#organization"}},
              {"@type":"ImageObject","@id":"https://news.example/2026/port.html#primaryimage","url":"https://news.example/u/port.jpg"},
              {"@type":"Person","@id":"https://news.example/#/schema/person/7","name":"سلمى الخطابي"},
              {"@type":"Organization","@id":"https://news.example/#organization","name":"الصحيفة"}]}
            """);
        Assert.Equal("https://news.example/u/port.jpg", article.Image?.AbsoluteUri);
        Assert.Equal(["سلمى الخطابي"], article.Authors);
    }

    [Fact]
    public void A_name_may_be_a_fragment_of_the_page_or_stand_under_another_scheme()
    {
        var article = Read("""
            [{"@type":"NewsArticle","headline":"توسعة الميناء القديم تنطلق اليوم","image":{"@id":"#picture"},"author":{"@type":"Person","@id":"http://www.news.example/#writer"}},
             {"@type":"ImageObject","@id":"https://news.example/2026/port.html#picture","contentUrl":"/u/port.jpg"},
             {"@type":"Person","@id":"#writer","name":"سلمى الخطابي"}]
            """);
        Assert.Equal("https://news.example/u/port.jpg", article.Image?.AbsoluteUri);
        Assert.Equal(["سلمى الخطابي"], article.Authors);
    }

    [Fact]
    public void The_picture_of_the_page_is_the_picture_of_its_article()
    {
        var article = Read("""
            {"@graph":[
              {"@type":"Article","headline":"توسعة الميناء القديم تنطلق اليوم","isPartOf":{"@id":"https://news.example/2026/port.html"}},
              {"@type":"WebPage","@id":"https://news.example/2026/port.html","primaryImageOfPage":{"@id":"https://news.example/2026/port.html#primaryimage"}},
              {"@type":"ImageObject","@id":"https://news.example/2026/port.html#primaryimage","url":"https://news.example/u/port.jpg"}]}
            """);
        Assert.Equal("https://news.example/u/port.jpg", article.Image?.AbsoluteUri);
    }

    [Fact]
    public void An_id_without_a_picture_is_not_an_address() =>
        Assert.Null(Read("""{"@type":"NewsArticle","headline":"توسعة الميناء القديم تنطلق اليوم","image":{"@id":"https://news.example/2026/port.html#primaryimage"}}""").Image);

    [Fact]
    public void Ids_that_refer_to_each_other_in_a_circle_end_the_reading() =>
        Assert.Equal(Title, Read("""{"@graph":[{"@type":"NewsArticle","@id":"#a","headline":"توسعة الميناء القديم تنطلق اليوم","author":{"@id":"#b"}},{"@id":"#b","@type":"Person","sameAs":{"@id":"#a"}}]}""").Title);

    private static Article Read(string json) =>
        Article(Page($"<p>{Paragraph}</p><p>{Paragraph} وأضافت.</p>", $"<script type='application/ld+json'>{json}</script>"));
}
