using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories.Decisions;

public sealed class RulesFitTests
{
    private static LabelledPair Pair(int number, bool isSame, double share) => new(number + 1000, number, isSame, new PairScore
    {
        Overlap = new TextOverlap { OfNew = share, OfOther = share, OwnLead = 1, OtherLead = 1, OwnKnown = 1, OtherKnown = 1, Jaccard = share },
        IsWithinSource = false,
        IsOtherEdition = false,
        Apart = TimeSpan.FromHours(1),
    });

    [Fact]
    public void Without_decisions_no_threshold_changes()
    {
        var proposal = RulesFit.Propose([], DuplicateRules.Measured);

        Assert.Empty(proposal.Changes);
        Assert.Equal(DuplicateRules.Measured, proposal.Rules);
        Assert.Equal((1, 1), (proposal.Before.Precision, proposal.After.Recall));
    }

    [Fact]
    public void Copies_that_editors_found_below_the_threshold_lower_it_just_so_far()
    {
        LabelledPair[] pairs = [.. Enumerable.Range(1, 5).Select(at => Pair(at, true, .35 + (at * .005))), Pair(9, false, .28), Pair(10, true, .9)];

        var proposal = RulesFit.Propose(pairs, DuplicateRules.Measured);

        Assert.Equal([new ThresholdChange("LeastShareBetweenSources", .40, .35)], proposal.Changes);
        Assert.Equal((1.0 / 6, 1.0), (proposal.Before.Recall, proposal.After.Recall));
        Assert.Equal(0, proposal.After.WronglyHidden);
    }

    [Fact]
    public void One_decision_changes_no_threshold() =>
        Assert.Empty(RulesFit.Propose([Pair(1, true, .39)], DuplicateRules.Measured).Changes);

    [Fact]
    public void A_story_hidden_wrongly_weighs_more_than_a_copy_shown()
    {
        LabelledPair[] pairs = [Pair(1, false, .50), Pair(2, true, .50)];

        var proposal = RulesFit.Propose(pairs, DuplicateRules.Measured);

        Assert.Equal((0, 1), (proposal.After.WronglyHidden, proposal.After.Missed));
    }

    [Fact]
    public void The_last_decision_on_a_pair_counts()
    {
        var proposal = RulesFit.Propose([Pair(1, false, .6), Pair(1, true, .6)], DuplicateRules.Measured);

        Assert.Equal((1, 0), (proposal.Pairs, proposal.Before.WronglyHidden));
    }

    [Fact]
    public void The_score_of_two_articles_is_what_the_grouper_sees()
    {
        var text = InventedArticles.Text(1, 200);
        var part = string.Join(' ', text.Split(' ').Take(100));

        var score = PairScore.Between(InventedArticles.Article(2, "ب", part, "manar", hours: 2), InventedArticles.Article(1, "أ", text));

        Assert.NotNull(score);
        Assert.InRange(score.Overlap.OfNew, .95, 1);
        Assert.InRange(score.Overlap.OfOther, .4, .6);
        Assert.True(score.Suffices(DuplicateRules.Measured));
        Assert.Null(PairScore.Between(InventedArticles.Article(2, "ب", "نص قصير"), InventedArticles.Article(1, "أ", text)));
    }
}
