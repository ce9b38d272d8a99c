using Xunit;

namespace Aggregator.Tests.Extraction;

public sealed class LeakListTests
{
    [Theory]
    [InlineData("إقرأ أيضاً: الذهب يصعد", true)]
    [InlineData("اقـــرأ أيضًا", true)]
    [InlineData("طالع أيضا | كيف يقرأ المدخر الأرقام", true)]
    [InlineData("تابعوا آخر الأخبار عبر غوغل نيوز", true)]
    [InlineData("شارك هذا الخبر", true)]
    [InlineData("لن يتم نشر عنوان بريدك الإلكتروني.", true)]
    [InlineData("جميع الحقوق محفوظة © المنبر", true)]
    [InlineData("شاهد الجمهور المباراة في الملعب رغم الأمطار.", false)]
    [InlineData("شارك في الندوة عشرون باحثا من أربع دول.", false)]
    [InlineData("تابع الوزير أشغال الجسر في زيارة ميدانية.", false)]
    [InlineData("اقرأ باسم ربك الذي خلق", false)]
    public void The_list_knows_a_box_from_a_sentence(string line, bool isLeak) => Assert.Equal(isLeak, LeakList.IsLeak(line));

    /// <summary>The extractor lets one line through: «اقرئي المزيد:» alone.</summary>
    [Fact]
    public void Bodies_of_labelled_pages_leak_no_more_than_one_line()
    {
        var leaks = LabelledPage.All.SelectMany(page => (page.Article?.BodyText ?? "").Split('\n').Where(line => LeakList.IsLeak(line)).Select(line => $"{page.Name}: {line}")).ToList();
        Assert.True(leaks.Count <= 1, string.Join(Environment.NewLine, leaks));
    }
}
