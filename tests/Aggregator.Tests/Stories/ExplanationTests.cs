using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories;

public sealed class ExplanationTests
{
    [Fact]
    public void A_copy_is_explained_by_score_thresholds_time_and_first_publisher()
    {
        var grouper = new StoryGrouper();
        var text = InventedArticles.Text(1, 150);
        grouper.Place(InventedArticles.Article(1, "افتتاح الميناء", text, "sada"));

        var explanation = Explanation.Parse(grouper.Place(InventedArticles.Article(2, "الميناء يفتح أبوابه", text, "manar", hours: 3)).Explanation);

        Assert.NotNull(explanation);
        Assert.Equal((ExplanationKind.SameText, 1L, 1L), (explanation.Why, explanation.Other, explanation.First));
        Assert.Equal((1.0, 1.0, 1.0, 180.0), (explanation.OfNew, explanation.OfOther, explanation.Lead, explanation.ApartMinutes));
        Assert.Equal((DuplicateRules.Measured.LeastShareBetweenSources, DuplicateRules.Measured.Lead), (explanation.Needed, explanation.NeededLead));
    }

    [Fact]
    public void Stored_passages_are_read_back_and_dropped_when_a_text_has_changed()
    {
        const string Ours = "مقدمة جديدة. قال الوزير إن المشروع سينتهي قبل نهاية العام المقبل. خاتمة";
        const string Theirs = "قال الوزير إن المشروع سينتهي قبل نهاية العام المقبل";
        var explanation = new Explanation { Why = ExplanationKind.SameText, Other = 1 }.WithPassages(Ours, Theirs);

        var read = Explanation.Parse(explanation.ToJson());

        var passage = Assert.Single(read!.Matched(Ours, Theirs));
        Assert.Equal(Theirs, Ours.Substring(passage.InFirst.Start, passage.InFirst.Length));
        Assert.Equal(Theirs, Theirs.Substring(passage.InSecond.Start, passage.InSecond.Length));
        Assert.Empty(read.Matched(Ours + "!", Theirs));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"why\":\"magic\"}")]
    public void Invalid_text_gives_no_explanation(string? stored) => Assert.Null(Explanation.Parse(stored));
}
