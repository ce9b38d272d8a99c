using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Stories;

public sealed class ChoiceTests
{
    private static LeadCandidate Candidate(long id, int words, bool image = false, bool credited = false, double hours = 0, double weight = 1) => new()
    {
        Id = id,
        Words = words,
        HasImage = image,
        IsCredited = credited,
        SourceWeight = weight,
        At = Newsroom.Morning.AddHours(hours),
    };

    [Fact]
    public void A_whole_report_with_an_image_leads_a_flash() =>
        Assert.Equal(2, StoryLead.Choose([Candidate(1, 20), Candidate(2, 350, image: true, hours: 1)]));

    [Fact]
    public void Own_work_leads_an_agencys_text() =>
        Assert.Equal(2, StoryLead.Choose([Candidate(1, 300, credited: true), Candidate(2, 300)]));

    [Fact]
    public void The_editors_choice_leads() =>
        Assert.Equal(1, StoryLead.Choose([Candidate(1, 20), Candidate(2, 350, image: true)], chosen: 1));

    [Fact]
    public void Equals_are_led_by_the_first() => Assert.Equal(1, StoryLead.Choose([Candidate(2, 300), Candidate(1, 300)]));

    [Fact]
    public void One_paper_five_times_is_one_voice()
    {
        var now = Newsroom.Morning;

        Assert.Equal(StoryWeight.Of(["sada"], now, now), StoryWeight.Of(Enumerable.Repeat("sada", 5), now, now));
        Assert.True(StoryWeight.Of(["sada", "manar"], now, now) > StoryWeight.Of(["sada"], now, now));
        Assert.True(StoryWeight.Of(["sada"], now.AddHours(-8), now) < StoryWeight.Of(["sada"], now, now));
        Assert.Equal(1, StoryWeight.Of(["sada"], now.AddHours(5), now));
    }

    [Theory]
    [InlineData(ShownVersionPolicy.Earliest, 1)]
    [InlineData(ShownVersionPolicy.Longest, 2)]
    [InlineData(ShownVersionPolicy.PreferredSource, 3)]
    public void The_shown_version_follows_the_policy(ShownVersionPolicy policy, long shown) =>
        Assert.Equal(shown, ShownVersion.Choose([Candidate(1, 100), Candidate(2, 300, hours: 1), Candidate(3, 310, hours: 2, weight: 2)], policy));
}
