using Aggregator.Server.Cli.Stories;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Text.Sentences;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Stories;

/// <summary>What <c>explain</c> says of an article that shares its address, and of one whose event is told in several stories.</summary>
public sealed class ExplainReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly Biography Article = new()
    {
        EntryId = 7,
        SourceId = "rabat",
        EntryKey = "id guid-7",
        FirstSeen = Noon,
        State = "done",
        Attempts = 1,
        ArticleId = 7,
        Title = "المجلس يفتتح الجسر",
        StoryId = 5,
    };

    [Fact]
    public void An_article_of_a_later_part_names_the_part_before_and_the_part_after()
    {
        var told = ExplainReport.Tell(
            Article with { StoryPart = 3, Continues = new StoryLink(4, "بدء الأعمال", Noon), ContinuedBy = new StoryLink(9, "مرور أول سيارة", Noon) }, null, Language.English).ToList();
        Assert.Contains("  story so far   part 3 of the event: story 5 continues story 4 «بدء الأعمال», which is closed", told);
        Assert.Contains("  goes on        in story 9 «مرور أول سيارة»: story 5 is closed", told);
    }

    [Fact]
    public void An_address_that_several_articles_have_names_the_others()
    {
        var told = ExplainReport.Tell(Article with { IsPart = true, SameAddress = [new ArticleLink(8, "تأجيل الجلسة")] }, null, Language.English).ToList();
        Assert.Contains(told, line => line.StartsWith("  part           one of several articles", StringComparison.Ordinal));
        Assert.Contains("  same address   article 8 «تأجيل الجلسة»", told);
    }

    [Fact]
    public void Of_an_article_alone_at_its_address_in_a_story_of_one_part_none_of_this_is_said() =>
        Assert.DoesNotContain(ExplainReport.Tell(Article, null, Language.English), line => line.Contains("part ", StringComparison.Ordinal) || line.Contains("address   article", StringComparison.Ordinal));
}
