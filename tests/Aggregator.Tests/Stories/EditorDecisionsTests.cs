using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Stories;

public sealed class EditorDecisionsTests
{
    private static readonly DateTimeOffset At = Newsroom.Morning;

    [Fact]
    public void An_undone_decision_no_longer_holds_and_can_be_restored()
    {
        var pin = new EditorDecision.Pin(1, "سلمى", At, "خبر اليوم", 7);
        var undo = new EditorDecision.Undo(2, "نادر", At, "انتهى", 1);
        var redo = new EditorDecision.Undo(3, "سلمى", At, "ما زال مهما", 2);

        Assert.True(new EditorDecisions([pin]).IsPinned(7));
        Assert.False(new EditorDecisions([undo, pin]).IsPinned(7));
        Assert.True(new EditorDecisions([pin, undo, redo]).IsPinned(7));
    }

    [Fact]
    public void A_split_article_stays_split_when_everything_is_grouped_again()
    {
        var text = Newsroom.Text(1, 120);
        var first = Newsroom.Article(1, "عنوان", text, "sada");
        var second = Newsroom.Article(2, "عنوان", text, "manar", hours: 1);
        var decisions = new EditorDecisions([new EditorDecision.Split(1, "سلمى", At, "خبر آخر", 2)]);
        var grouper = new StoryGrouper();
        grouper.Place(first);
        grouper.Place(second);

        var changed = Assert.Single(grouper.Decide(decisions, [2]));
        var again = new StoryGrouper();
        again.Decide(decisions, []);
        again.Place(first);

        Assert.Equal((null, 2L), (changed.DuplicateOf, changed.StoryId));
        Assert.Null(again.Place(second).DuplicateOf);
        Assert.Contains("سلمى", System.Text.RegularExpressions.Regex.Unescape(changed.Explanation ?? ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_again_holds_before_and_after_the_articles_are_placed()
    {
        var text = Newsroom.Text(2, 120);
        var grouper = new StoryGrouper();
        grouper.Decide(new EditorDecisions([new EditorDecision.Never(1, "سلمى", At, "نصان", 2, 1)]), []);
        grouper.Place(Newsroom.Article(1, "عنوان", text, "sada"));

        Assert.Null(grouper.Place(Newsroom.Article(2, "عنوان", text, "manar")).DuplicateOf);
        Assert.NotNull(grouper.Place(Newsroom.Article(3, "عنوان", text, "khabar")).DuplicateOf);
    }

    [Fact]
    public void A_merge_brings_the_article_into_the_story_of_the_other()
    {
        var grouper = new StoryGrouper();
        grouper.Place(Newsroom.Article(1, "هذا خبر", Newsroom.Text(3, 100), "sada"));
        grouper.Place(Newsroom.Article(2, "وذلك آخر", Newsroom.Text(4, 100), "manar"));

        var changed = Assert.Single(grouper.Decide(new EditorDecisions([new EditorDecision.Merge(1, "نادر", At, "ترجمتان", 2, 1)]), [2]));

        Assert.Equal((1L, 1L), (changed.DuplicateOf, changed.StoryId));
    }
}
