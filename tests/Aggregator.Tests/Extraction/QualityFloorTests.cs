using Xunit;

namespace Aggregator.Tests.Extraction;

/// <summary>The quality on the labelled pages. The limits must never be lowered; raise them when the extractor gets
/// better.</summary>
public sealed class QualityFloorTests
{
    private static IEnumerable<LabelledPage> Articles => LabelledPage.All.Where(page => page.IsArticle);

    [Fact]
    public void There_are_enough_pages_to_judge_by() => Assert.InRange(LabelledPage.All.Count, 60, 1000);

    [Fact]
    public void Bodies_are_whole_and_clean() => Hold(Articles.Average(page => page.BodyF1()), 0.995);

    [Theory]
    [InlineData("title", 0.983)]
    [InlineData("authors", 1.0)]
    [InlineData("published", 1.0)]
    [InlineData("image", 1.0)]
    [InlineData("credit", 1.0)]
    [InlineData("original", 1.0)]
    [InlineData("next", 1.0)]
    [InlineData("print", 1.0)]
    [InlineData("markup", 1.0)]
    public void A_field_is_right(string name, double floor) =>
        Hold(Articles.Select(page => page.IsRight(name)).OfType<bool>().Average(isRight => isRight ? 1 : 0), floor);

    [Fact]
    public void Verdicts_are_right() => Hold(LabelledPage.All.Average(page => page.IsJudgedRightly ? 1 : 0), 0.986);

    [Fact]
    public void Pages_are_read_without_any_fault() => Hold(LabelledPage.All.Average(page => page.Faults().Any() ? 0 : 1), 0.956);

    private static void Hold(double reached, double floor)
    {
        var faults = LabelledPage.All.SelectMany(page => page.Faults().Select(fault => $"{page.Name}: {fault}"));
        Assert.True(reached >= floor - 0.0005, $"{reached:0.000} is below the floor of {floor:0.000}.{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }
}
