using Aggregator.Text;
using Xunit;

namespace Aggregator.Tests.Text;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("\u200Fوزير\u00A0 التعليم\u202C  يفتتح\u200Bالمدرسة\uFEFF", "وزير التعليم يفتتح المدرسة")]
    [InlineData("الـعـربـية تُكْتَبُ هكذا", "الـعـربـية تُكْتَبُ هكذا")]
    [InlineData("محمد ﷺ", "محمد ﷺ")]
    [InlineData("\t\r\n", "")]
    public void A_title_loses_only_what_readers_cannot_see(string title, string shown) => Assert.Equal(shown, DisplayText.Clean(title));

    [Fact]
    public void Half_a_character_at_the_end_of_a_cut_title_goes() => Assert.Equal("عنوان مقطوع", DisplayText.Clean("عنوان مقطوع \uD83D"));
}
