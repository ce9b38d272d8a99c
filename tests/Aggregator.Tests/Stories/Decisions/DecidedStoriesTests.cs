using Aggregator.Stories.Decisions;
using Xunit;

namespace Aggregator.Tests.Stories.Decisions;

/// <summary>The grouper found two stories. One has article 1, its copies 2 and 3 (3 copies 2) and another text, article 4. The
/// other has articles 5 and 6.</summary>
public sealed class DecidedStoriesTests
{
    private static readonly FoundPlace[] Found = [new(1, 1, null), new(2, 1, 1), new(3, 1, 2), new(4, 1, null), new(5, 5, null), new(6, 5, null)];

    [Fact]
    public void Without_decisions_the_places_of_the_grouper_stay() =>
        Assert.Equal("1:1,2:1=1,3:1=1,4:1,5:5,6:5", Told());

    [Fact]
    public void A_split_text_takes_its_own_copies_along() =>
        Assert.Equal("1:1,2:2,3:2=2,4:1,5:5,6:5", Told(new EditorDecision.Split(1, "سلمى", default, "خبر آخر", 2)));

    [Fact]
    public void When_the_first_article_is_split_off_the_story_gets_the_number_of_the_next() =>
        Assert.Equal("1:1,2:1=1,3:1=1,4:4,5:5,6:5", Told(new EditorDecision.Split(1, "سلمى", default, "خبر آخر", 1)));

    [Fact]
    public void United_stories_get_the_second_number_and_later_articles_follow()
    {
        var unite = new EditorDecision.Unite(1, "سلمى", default, "حدث واحد", 5, 1);
        var later = DecidedStories.Of([.. Found, new FoundPlace(7, 5, null)], [unite]);
        Assert.Equal("1:1,2:1=1,3:1=1,4:1,5:1,6:1", Told(unite));
        Assert.Equal(1, later.Places.Single(place => place.Id == 7).StoryId);
    }

    [Fact]
    public void A_pair_that_was_separated_for_ever_stays_separated_when_its_stories_are_united() =>
        Assert.Equal("1:1,2:1=1,3:1=1,4:1,5:1,6:6", Told(
            new EditorDecision.Never(1, "سلمى", default, "مدينتان", 4, 6),
            new EditorDecision.Unite(2, "سلمى", default, "حدث واحد", 5, 1)));

    [Fact]
    public void A_copy_that_an_editor_separated_for_ever_leaves_text_and_story_with_its_own_copies() =>
        Assert.Equal("1:1,2:2,3:2=2,4:1,5:5,6:5", Told(new EditorDecision.Never(1, "سلمى", default, "طبعتان", 1, 2)));

    [Fact]
    public void The_last_decision_on_a_pair_is_in_force() =>
        Assert.Equal("1:1,2:1=1,3:1=1,4:1=1,5:5,6:5", Told(
            new EditorDecision.Never(1, "سلمى", default, "نصان", 1, 4),
            new EditorDecision.Merge(2, "نادر", default, "نص واحد", 4, 1)));

    [Fact]
    public void A_merge_of_an_original_into_its_copy_makes_the_copy_the_original() =>
        Assert.Equal("1:1=2,2:1,3:1=2,4:1,5:5,6:5", Told(new EditorDecision.Merge(1, "سلمى", default, "الأصل هنا", 1, 2)));

    [Fact]
    public void A_copy_chosen_to_lead_is_the_version_that_is_shown()
    {
        var decided = DecidedStories.Of(Found, [new EditorDecision.Lead(1, "سلمى", default, "أتم", 1, 3)]);
        Assert.Equal("1:1,2:1=1,3:1=1,4:1,5:5,6:5", Told(decided)); // Article 1 still names the text in feeds.
        Assert.Equal(3, decided.Shown[1]);
        Assert.Equal(3, decided.Leads[1]);
    }

    [Fact]
    public void When_the_shown_version_is_hidden_the_next_takes_its_place() =>
        Assert.Equal("1:1=2-,2:1,3:1=2,4:1,5:5,6:5", Told(new EditorDecision.Hide(1, "سلمى", default, "صورة مسيئة", 1)));

    [Fact]
    public void A_hidden_story_hides_what_joins_it_later_but_not_what_an_editor_splits_off_it() =>
        Assert.Equal("1:1-,2:1=1-,3:1=1-,4:4,5:1-,6:5", Told(
            new EditorDecision.HideStory(1, "سلمى", default, "إشاعة", 1),
            new EditorDecision.Split(2, "سلمى", default, "خبر مؤكد", 4),
            new EditorDecision.Join(3, "سلمى", default, "من الإشاعة", 5, 2)));

    [Fact]
    public void A_circle_of_merges_and_unknown_articles_ends()
    {
        var decided = DecidedStories.Of([new(1, 1, 2), new(2, 1, 1), new(3, 1, 99)], [
            new EditorDecision.Merge(1, "أ", default, "", 1, 2),
            new EditorDecision.Merge(2, "أ", default, "", 2, 1),
            new EditorDecision.Merge(3, "أ", default, "", 2, 42),
        ]);
        Assert.Equal(3, decided.Places.Count);
    }

    [Fact]
    public void Numbers_of_stories_are_never_shared()
    {
        // Articles 1 and 4 are now in the story of 5. An article that is split off must not get the number of a story that still
        // exists.
        var decided = DecidedStories.Of(Found, [
            new EditorDecision.Join(1, "أ", default, "", 1, 5),
            new EditorDecision.Split(2, "أ", default, "", 1),
            new EditorDecision.Split(3, "أ", default, "", 4),
        ]);
        Assert.Equal("1:1,2:1=1,3:1=1,4:4,5:5,6:5", Told(decided));
    }

    private static string Told(params EditorDecision[] decisions) => Told(DecidedStories.Of(Found, decisions));

    private static string Told(DecidedStories decided) => string.Join(',', decided.Places.Select(place =>
        $"{place.Id}:{place.StoryId}{(place.DuplicateOf is { } shown ? $"={shown}" : "")}{(place.IsHidden ? "-" : "")}"));
}
