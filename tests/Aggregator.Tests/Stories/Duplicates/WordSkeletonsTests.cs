using Aggregator.Stories.Duplicates;
using Aggregator.Text.Spelling;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

public sealed class WordSkeletonsTests
{
    [Theory]
    [InlineData("غوغل", "جوجل")]
    [InlineData("وسامسونغ", "سامسونج")]
    [InlineData("يقتحم", "اقتحمت")]
    [InlineData("تسيطر", "سيطرت")]
    [InlineData("أربعة", "٤")]
    [InlineData("مئة", "100")]
    [InlineData("الشؤون", "الشئون")]
    [InlineData("طنا", "طن")]
    [InlineData("مينديس", "منديس")]
    public void One_word_written_in_two_ways_has_one_key(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Theory]
    [InlineData("كوريا", "سوريا")]
    [InlineData("31", "12")]
    [InlineData("تقتحم", "تسيطر")]
    [InlineData("فيلونا", "نوران")]
    [InlineData("أقر", "القراءة")]
    [InlineData("خمسة", "ستة")]
    public void Different_words_have_different_keys(string one, string other) => Assert.NotEqual(Key(one), Key(other));

    [Theory]
    [InlineData("في", true)]
    [InlineData("د", true)]
    [InlineData("إلى", true)]
    [InlineData("5", false)]
    [InlineData("قمة", false)]
    public void Stop_words_have_an_empty_key(string word, bool isEmpty) => Assert.Equal(isEmpty, Key(word) == WordSkeletons.Nothing);

    private static ushort Key(string word)
    {
        var tokens = new TokenHashes();
        tokens.Read(word, 1);
        return WordSkeletons.Of(tokens.Word(0));
    }
}
