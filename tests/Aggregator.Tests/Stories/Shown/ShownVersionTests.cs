using Aggregator.Stories.Shown;
using Xunit;

namespace Aggregator.Tests.Stories.Shown;

public sealed class ShownVersionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ShownPolicy.Earliest, 3, ShownReason.Earliest)]
    [InlineData(ShownPolicy.Longest, 2, ShownReason.Longest)]
    [InlineData(ShownPolicy.Preferred, 4, ShownReason.Preferred)]
    public void The_operator_says_which_version_is_shown(ShownPolicy policy, long shown, ShownReason why) =>
        Assert.Equal(
            new ShownVersion(shown, why),
            ShownVersion.Of([Version(1), Version(2, length: 1800), Version(3, minutes: -90), Version(4, weight: 3)], policy, shown: 1));

    [Fact]
    public void A_whole_text_comes_before_an_excerpt_and_a_cut_one_whatever_the_policy() =>
        Assert.All(Enum.GetValues<ShownPolicy>(), policy => Assert.Equal(
            new ShownVersion(3, ShownReason.Whole),
            ShownVersion.Of([Version(1, minutes: -90, weight: 5) with { IsExcerpt = true }, Version(2, length: 400, weight: 5), Version(3)], policy, shown: 1)));

    [Theory]
    [InlineData(ShownPolicy.Earliest)]
    [InlineData(ShownPolicy.Longest)]
    public void A_slightly_better_version_does_not_replace_the_shown_one(ShownPolicy policy)
    {
        TextVersion[] versions = [Version(1), Version(2, minutes: -20, length: 1100)];
        Assert.Equal(new ShownVersion(1, ShownReason.Kept), ShownVersion.Of(versions, policy, shown: 1));
        Assert.Equal(2, ShownVersion.Of(versions, policy, shown: null).Id);
    }

    [Fact]
    public void With_two_preferred_sources_the_later_does_not_replace_the_earlier() =>
        Assert.Equal(2, ShownVersion.Of([Version(1), Version(2, weight: 2, minutes: 5), Version(3, weight: 2)], ShownPolicy.Preferred, shown: 2).Id);

    [Fact]
    public void Excerpts_without_a_whole_text_are_compared_like_texts() =>
        Assert.Equal(2, ShownVersion.Of([Version(1) with { IsExcerpt = true }, Version(2, minutes: -90) with { IsExcerpt = true }], ShownPolicy.Earliest, shown: 1).Id);

    private static TextVersion Version(long id, double minutes = 0, long length = 1000, double weight = 1) =>
        new(id, Noon.AddMinutes(minutes), length, IsExcerpt: false, weight);
}
