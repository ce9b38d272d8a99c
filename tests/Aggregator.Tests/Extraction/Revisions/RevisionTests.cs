using Aggregator.Extraction.Revisions;
using Xunit;

namespace Aggregator.Tests.Extraction.Revisions;

public sealed class RevisionTests
{
    private const string Report =
        "قالت السلطات المحلية إن حريقا اندلع في سوق المدينة القديمة صباح الأحد وأسفر عن إصابة 12 شخصا بجروح متفاوتة.\n"
        + "وأضافت أن فرق الإطفاء سيطرت على النيران بعد ثلاث ساعات، وأن تحقيقا فتح لمعرفة الأسباب وتحديد المسؤوليات.";

    [Fact]
    public void The_same_text_is_no_change()
    {
        var change = RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("حريق في السوق", Report));
        Assert.False(change.IsChange);
        Assert.False(change.IsSignificant);
    }

    [Fact]
    public void Spelling_marks_and_digits_of_another_alphabet_are_no_change()
    {
        var respelled = Report.Replace("12", "١٢", StringComparison.Ordinal).Replace("اندلع", "اندلــع", StringComparison.Ordinal).Replace("الأسباب", "الاسباب", StringComparison.Ordinal);
        Assert.False(RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("حريقٌ في السوق", respelled)).IsChange);
    }

    [Fact]
    public void A_corrected_word_is_a_change_that_readers_are_not_told()
    {
        var change = RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("حريق في السوق", Report.Replace("متفاوتة", "طفيفة", StringComparison.Ordinal)));
        Assert.True(change.IsChange);
        Assert.False(change.IsSignificant);
    }

    [Fact]
    public void A_new_toll_is_significant()
    {
        var change = RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("حريق في السوق", Report.Replace("12", "17", StringComparison.Ordinal)));
        Assert.True(change.NumbersChanged);
        Assert.True(change.IsSignificant);
    }

    [Fact]
    public void A_separator_of_thousands_is_not_a_new_number() =>
        Assert.False(RevisionRule.Compare(Revision("خسائر", "بلغت 12000 درهم"), Revision("خسائر", "بلغت 12,000 درهم")).NumbersChanged);

    [Fact]
    public void Another_headline_is_significant() =>
        Assert.True(RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("السيطرة على حريق السوق", Report)).IsSignificant);

    [Fact]
    public void A_new_paragraph_is_significant()
    {
        const string Added = "\nوأعلن رئيس البلدية عن تعويضات للتجار المتضررين وعن خطة لإعادة تأهيل السوق خلال الأشهر المقبلة بدعم من الحكومة.";
        var change = RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("حريق في السوق", Report + Added));
        Assert.True(change.IsSignificant);
        Assert.InRange(change.BodyChanged, 0.1, 0.6);
    }

    [Fact]
    public void Moved_paragraphs_are_not_significant()
    {
        var moved = string.Join('\n', Report.Split('\n').Reverse());
        Assert.False(RevisionRule.Compare(Revision("حريق في السوق", Report), Revision("حريق في السوق", moved)).IsSignificant);
    }

    [Fact]
    public void A_diff_names_the_words_that_went_and_came() =>
        Assert.Equal(
            [
                new WordRun(WordChange.Kept, "إصابة"),
                new WordRun(WordChange.Removed, "12"),
                new WordRun(WordChange.Added, "17"),
                new WordRun(WordChange.Kept, "شخصا"),
                new WordRun(WordChange.Added, "بينهم أطفال"),
                new WordRun(WordChange.Kept, "في حريق السوق"),
            ],
            WordDiff.Compare("إصابة 12 شخصا في حريق السوق", "إصابة 17 شخصا بينهم أطفال في حريق السوق"));

    [Theory]
    [InlineData("", "")]
    [InlineData("أ ب ج", "")]
    [InlineData("", "أ ب")]
    [InlineData("أ ب ج د", "د ج ب أ")]
    [InlineData("أ ب أ ب أ", "ب أ ب")]
    public void A_diff_gives_both_headlines_back(string before, string after)
    {
        var runs = WordDiff.Compare(before, after);
        Assert.Equal(before, string.Join(' ', runs.Where(run => run.Change != WordChange.Added).Select(run => run.Text)));
        Assert.Equal(after, string.Join(' ', runs.Where(run => run.Change != WordChange.Removed).Select(run => run.Text)));
    }

    [Fact]
    public void A_diff_of_two_very_long_texts_ends()
    {
        var runs = WordDiff.Compare(string.Join(' ', Enumerable.Range(0, 50_000)), string.Join(' ', Enumerable.Range(1, 50_000)));
        Assert.Equal([WordChange.Removed, WordChange.Added], runs.Select(run => run.Change));
    }

    [Fact]
    public void The_history_of_a_headline_leaves_out_mere_spelling()
    {
        ArticleRevision[] seen = [Revision("حريق في السوق", ""), Revision("حريق فى السوق", ""), Revision("حريق ضخم في السوق", ""), Revision("السيطرة على حريق السوق", "")];
        var history = HeadlineHistory.Of(seen);
        Assert.Equal(["حريق ضخم في السوق", "السيطرة على حريق السوق"], history.Select(change => change.After));
        Assert.Contains(new WordRun(WordChange.Added, "ضخم"), history[0].Words);
    }

    private static ArticleRevision Revision(string title, string body) => new(title, body, DateTimeOffset.UnixEpoch);
}
