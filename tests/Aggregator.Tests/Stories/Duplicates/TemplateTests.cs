using System.Globalization;
using System.Text.Json;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

/// <summary>Invented news that share their sentences: congratulations, receptions, market closings, numbers of victims. Each filling of a
/// template is news of its own. Other papers' edited versions of a filling are copies.</summary>
public sealed class TemplateTests
{
    private static readonly List<NewsTemplate> Templates = JsonSerializer.Deserialize<List<NewsTemplate>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stories", "Fixtures", "templates.json")), JsonSerializerOptions.Web)!; // The fixture is an array.

    public static TheoryData<int, string, bool> Cases()
    {
        var cases = new TheoryData<int, string, bool>();
        foreach (var number in Enumerable.Range(0, Templates.Count))
        {
            cases.Add(number, Templates[number].Kind, true);
            cases.Add(number, Templates[number].Kind, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fillings_of_a_template_stay_apart_and_their_copies_are_found(int number, string kind, bool isOneSource)
    {
        var template = Templates[number];
        var grouper = new StoryGrouper();
        var news = template.Write(isOneSource);
        var places = news.Select(item => grouper.Place(item.Article)).ToList();
        var firsts = news.GroupBy(item => item.Filling).ToDictionary(item => item.Key, item => item.First().Article.Id);

        Assert.All(news.Zip(places), pair => Assert.True(
            (pair.Second.DuplicateOf ?? pair.First.Article.Id) == firsts[pair.First.Filling],
            $"{kind}: {pair.First.Article.Title} → {pair.Second.DuplicateOf}"));
    }

    [Fact]
    public void A_filling_that_was_not_merged_has_a_reason()
    {
        var grouper = new StoryGrouper();
        var news = Templates.First(template => template.Kind == "toll").Write(isOneSource: false);
        var places = news.Select(item => grouper.Place(item.Article)).ToList();

        var second = news.FindIndex(item => item.Filling == 1);
        Assert.Equal(Refusal.Slots, Explanation.Parse(places[second].Explanation)?.Rejected?.Refused);
    }

    [Fact]
    public void After_a_restart_fillings_are_still_kept_apart()
    {
        foreach (var template in Templates)
        {
            var grouper = new StoryGrouper();
            var placed = new List<PlacedArticle>();
            foreach (var (article, _) in template.Write(isOneSource: false))
            {
                var restarted = new StoryGrouper();
                placed.ForEach(restarted.Restore);
                var place = grouper.Place(article);
                Assert.Equal(place.DuplicateOf, restarted.Place(article).DuplicateOf);
                placed.Add(new PlacedArticle(article, place));
            }
        }
    }

    /// <param name="Kind">The kind of news.</param>
    /// <param name="Hours">The hours between two fillings.</param>
    /// <param name="Title">The headline with slots.</param>
    /// <param name="Body">The text with slots.</param>
    /// <param name="Fillings">The words for the slots.</param>
    /// <param name="Copies">How other papers edit each filling.</param>
    private sealed record NewsTemplate(string Kind, double Hours, string Title, string Body, List<string[]> Fillings, List<PaperEdit> Copies)
    {
        /// <summary>All articles in order of arrival.</summary>
        public List<(GroupingArticle Article, int Filling)> Write(bool isOneSource)
        {
            var written = new List<(double Hours, string Source, string Title, string Body, int Filling)>();
            for (var filling = 0; filling < Fillings.Count; filling++)
            {
                var body = Filled(Body, filling);
                written.Add((Hours * filling, isOneSource ? "wikala" : $"wikala{filling}", Filled(Title, filling), body, filling));
                written.AddRange(Copies.Select((copy, paper) =>
                    ((Hours * filling) + (.05 * (paper + 1)), $"paper{paper}", copy.Titles[filling], copy.Apply(body), filling)));
            }

            return [.. written.OrderBy(item => item.Hours).Select((item, at) => (InventedArticles.Article(at + 1, item.Title, item.Body, item.Source, item.Hours), item.Filling))];
        }

        private string Filled(string text, int filling) => string.Format(CultureInfo.InvariantCulture, text, Fillings[filling]);
    }

    /// <param name="Titles">The paper's own headline for each filling.</param>
    /// <param name="Edits">Pairs of a passage and its replacement.</param>
    private sealed record PaperEdit(string[] Titles, List<string[]> Edits)
    {
        public string Apply(string body) => Edits.Aggregate(body, (text, edit) => text.Replace(edit[0], edit[1], StringComparison.Ordinal));
    }
}
