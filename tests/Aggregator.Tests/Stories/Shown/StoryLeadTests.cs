using Aggregator.Stories.Shown;
using Xunit;

namespace Aggregator.Tests.Stories.Shown;

public sealed class StoryLeadTests
{
    private static readonly LeadText Brief = new(1, new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero), 1200, IsExcerpt: false, HasImage: false, Carriers: 0, Weight: 1);

    [Fact]
    public void A_story_of_one_text_has_no_choice() =>
        Assert.Equal((1L, LeadRule.Only), Told([Brief], leading: null));

    [Fact]
    public void A_text_that_is_clearly_better_takes_the_lead()
    {
        var report = Brief with { Id = 2, At = Brief.At.AddMinutes(40), Length = 4800, HasImage = true };
        var reason = StoryLead.Of([Brief, report], leading: 1, editors: null);
        Assert.Equal((2L, LeadRule.Best), (reason.Lead, reason.Rule));
        Assert.Equal([LeadGround.Longest, LeadGround.Picture, LeadGround.Latest], reason.Grounds);
        Assert.Equal(1, reason.Rival);
        Assert.True(reason.Points >= reason.RivalPoints + StoryLead.Margin);
    }

    [Fact]
    public void A_lead_does_not_jump_to_whatever_comes()
    {
        var texts = new List<LeadText> { Brief };
        long? lead = null;
        for (var id = 2; id < 40; id++)
        {
            // Each text is a little newer and longer than all texts before it; some have a picture.
            texts.Add(Brief with { Id = id, At = Brief.At.AddMinutes(5 * id), Length = 1200 + (10 * id), HasImage = id % 3 == 0 });
            var reason = StoryLead.Of(texts, lead, editors: null);
            Assert.True(lead is null || lead == reason.Lead);
            lead = reason.Lead;
        }

        Assert.Equal(LeadRule.Kept, StoryLead.Of(texts, lead, editors: null).Rule);
    }

    [Fact]
    public void A_new_lead_is_always_better_than_the_one_before()
    {
        // Whatever the texts are, a new lead must be better by the margin. So two texts cannot replace each other for ever.
        var random = new Random(7);
        for (var turn = 0; turn < 500; turn++)
        {
            var texts = Enumerable.Range(1, 6).Select(id => Brief with
            {
                Id = id,
                At = Brief.At.AddHours(random.Next(30)),
                Length = random.Next(100, 9000),
                IsExcerpt = random.Next(4) == 0,
                HasImage = random.Next(2) == 0,
                Carriers = random.Next(5),
                Weight = random.Next(1, 4),
            }).ToList();
            var first = StoryLead.Of(texts, leading: random.Next(1, 7), editors: null);
            Assert.Equal(first.Lead, StoryLead.Of(texts, first.Lead, editors: null).Lead);
            Assert.True(first.Rule != LeadRule.Best || first.Points >= first.RivalPoints);
        }
    }

    [Theory]
    [InlineData("excerpt")]
    [InlineData("source")]
    [InlineData("copied")]
    [InlineData("old")]
    public void Length_picture_age_source_and_originality_count(string what)
    {
        var other = what switch
        {
            "excerpt" => Brief with { Id = 2 },
            "source" => Brief with { Id = 2, Weight = 2 },
            "copied" => Brief with { Id = 2, Carriers = 4 },
            _ => Brief with { Id = 2, At = Brief.At.AddHours(13) },
        };
        Assert.Equal((2L, LeadRule.Best), Told([what == "excerpt" ? Brief with { IsExcerpt = true } : Brief, other], leading: 1));
    }

    [Fact]
    public void The_editors_lead_stays_whatever_arrives() =>
        Assert.Equal((1L, LeadRule.Editor), Told([Brief with { IsExcerpt = true }, Brief with { Id = 2, Length = 9000, HasImage = true }], leading: 2, editors: 1));

    [Fact]
    public void A_stored_reason_is_read_back_unchanged()
    {
        var reason = StoryLead.Of([Brief, Brief with { Id = 2, Length = 9000, HasImage = true }], leading: 1, editors: null);
        Assert.Equal(reason.ToJson(), LeadReason.Parse(reason.ToJson())?.ToJson());
        Assert.Null(LeadReason.Parse("{"));
    }

    private static (long, LeadRule) Told(IReadOnlyList<LeadText> texts, long? leading, long? editors = null)
    {
        var reason = StoryLead.Of(texts, leading, editors);
        return (reason.Lead, reason.Rule);
    }
}
