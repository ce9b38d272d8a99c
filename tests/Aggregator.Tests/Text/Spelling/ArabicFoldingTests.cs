using Aggregator.Text.Spelling;
using Xunit;

namespace Aggregator.Tests.Text.Spelling;

public sealed class ArabicFoldingTests
{
    [Theory]
    [InlineData("مُحَمَّدٌ", "محمد")]
    [InlineData("محمـــد", "محمد")]
    [InlineData("أحمد إبراهيم آدم ٱلله", "احمد ابراهيم ادم الله")]
    [InlineData("مدرسة", "مدرسه")]
    [InlineData("مستشفى", "مستشفي")]
    [InlineData("کتاب فارسی", "كتاب فارسي")]
    [InlineData("٢٠٢٦ و۱۴۰۵", "2026 و1405")]
    [InlineData("«عاجل»: انتهى، الأمر؟", "عاجل انتهي الامر")]
    [InlineData("ﻻعب", "لاعب")]
    [InlineData("محمد ﷺ", "محمد صلي الله عليه وسلم")]
    [InlineData("\u200Fخبر\u200B\u00A0جديد\uFEFF", "خبر جديد")]
    [InlineData("BBC Café", "bbc cafe")]
    [InlineData("", "")]
    [InlineData(" …! ", "")]
    public void Spellings_of_one_word_fold_to_one_key(string text, string key) => Assert.Equal(key, ArabicFolding.Fold(text));

    [Fact]
    public void A_hamza_on_waw_or_ya_is_kept_for_search_and_lost_for_keys()
    {
        Assert.Equal(ArabicFolding.FoldForSearch("مسؤول"), ArabicFolding.FoldForSearch("مسئول"));
        Assert.Equal("مسوول مسيول", ArabicFolding.Fold("مسؤول مسئول"));
    }

    [Fact]
    public void Half_a_surrogate_pair_separates_words() => Assert.Equal("خبر جديد", ArabicFolding.Fold("خبر\uD83Dجديد"));

    [Fact]
    public void Folding_twice_changes_nothing_for_any_character()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var once = ArabicFolding.Fold($"ا{(char)unit}ب");
            Assert.Equal(once, ArabicFolding.Fold(once));
        }
    }
}
