using Aggregator.Stories.Shown;
using Xunit;

namespace Aggregator.Tests.Stories.Shown;

public sealed class StoryFaceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Among_thousands_of_copies_one_of_the_first_is_shown_and_an_editor_may_choose_any()
    {
        List<StoryMember> flood = [.. Enumerable.Range(1, 5_000).Select(id => Member(id, textId: 1, length: id == 3 || id > 4_000 ? 9000 : 1000))];
        Assert.Equal(new ShownVersion(3, ShownReason.Longest), Face(flood).Shown[1]);
        Assert.Equal(4_999, Face(flood).Lead.Carriers);
        var chosen = StoryFace.Of(Texts(flood), new Dictionary<long, long> { [1] = 4_500 }, editorsLead: 4_500);
        Assert.Equal((new ShownVersion(4_500, ShownReason.Editor), 4_500L), (chosen.Shown[1], chosen.Lead.Lead));
    }

    [Fact]
    public void A_lead_stays_when_another_version_of_its_text_is_shown()
    {
        List<StoryMember> members = [Member(1, 1, length: 3000), Member(2, 2, length: 3100), Member(3, 1, length: 4500)];
        var face = Face(members);
        Assert.Equal((3L, 1), (face.Lead.Lead, face.Lead.Carriers));
        Assert.Equal([1L], face.Shown.Keys);
    }

    [Theory]
    [InlineData(false, 0, true)] // The lead is the first, and its time is known.
    [InlineData(true, 0, false)] // Of the lead only the day is known.
    [InlineData(false, -20, false)] // Another version of its text came before.
    [InlineData(true, -20, false)]
    public void Only_the_earliest_article_leads_as_the_first(bool isDay, double copyMinutes, bool isFirst)
    {
        var lead = Member(1, 1, length: 3000);
        var copy = Member(2, 1, length: 3000);
        var face = Face([
            lead with { Version = lead.Version with { IsDay = isDay } },
            copy with { Version = copy.Version with { At = Noon.AddMinutes(copyMinutes == 0 ? 30 : copyMinutes) } },
            Member(900, 900, length: 900)]);
        Assert.Equal((1L, isFirst), (face.Lead.Lead, face.Lead.Grounds.Contains(LeadGround.First)));
    }

    private static StoryFace Face(IReadOnlyList<StoryMember> members) => StoryFace.Of(Texts(members), new Dictionary<long, long>(), editorsLead: null);

    private static StoryTexts Texts(IReadOnlyList<StoryMember> members)
    {
        var texts = new StoryTexts(ShownPolicy.Longest);
        foreach (var member in members)
        {
            texts.Add(member);
        }

        return texts;
    }

    private static StoryMember Member(long id, long textId, long length) =>
        new(new TextVersion(id, Noon.AddMinutes(id * .01), length, IsExcerpt: false, Weight: 1), $"s{id}", textId, HasImage: false, Noon, Continues: null);
}
