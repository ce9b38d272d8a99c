using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

public sealed class MatchedPassagesTests
{
    [Fact]
    public void A_common_passage_is_marked_in_both_originals()
    {
        const string First = "أعلنت الوزارةُ أن الميناء الجديد سيُفتتح يوم الأحد المقبل.";
        const string Second = "قالت مصادر صباحا «الميناء الجديد سيفتتح يوم الاحد المقبل» بحضور الصحافة";

        var passage = Assert.Single(MatchedPassages.Between(First, Second));

        Assert.Equal("الميناء الجديد سيُفتتح يوم الأحد المقبل", First.Substring(passage.InFirst.Start, passage.InFirst.Length));
        Assert.Equal("الميناء الجديد سيفتتح يوم الاحد المقبل", Second.Substring(passage.InSecond.Start, passage.InSecond.Length));
    }

    [Fact]
    public void Unrelated_texts_have_no_common_passage() => Assert.Empty(MatchedPassages.Between(InventedArticles.Text(1, 200), InventedArticles.Text(2, 200)));
}
