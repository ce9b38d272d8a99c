using System.Text.RegularExpressions;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Storage;
using Aggregator.Text.Sentences;
using Aggregator.Trials;
using Xunit;

namespace Aggregator.Tests.Text.Sentences;

public sealed partial class SentenceTests
{
    private static readonly string[] Values = ["news.example", "second", "third"];

    /// <summary>Kinds that report no fault, so that there is nothing to do about them.</summary>
    private static readonly SentenceKind[] Quiet =
    [
        SentenceKind.Told, SentenceKind.Followed, SentenceKind.NotAskedYet, SentenceKind.FeedMended, SentenceKind.AnswerInOrder, SentenceKind.AnswerDoubtful, SentenceKind.PageNotJudged,
        .. Enum.GetValues<SentenceKind>().Where(kind => kind.ToString().StartsWith("Next", StringComparison.Ordinal)),
        .. Members<FetchFailure>(), .. Members<FetchResult>(), .. Members<FeedFault>(), .. Members<RejectionReason>(), .. TrialWords, .. QuietFindings,
    ];

    private static IEnumerable<SentenceKind> TrialWords => [.. Members<AttemptStep>(), .. Members<AttemptOutcome>(), .. Members<ArticleVerdict>(), .. Members<LeftOutReason>()];

    /// <summary>The parts of a mark, and two readers of one opinion.</summary>
    private static IEnumerable<SentenceKind> QuietFindings =>
        Enum.GetValues<FindingKind>().Where(kind => kind is >= FindingKind.Bodies and <= FindingKind.Images or FindingKind.ReadersAgree).Select(kind => Sentence.Of(kind).Kind);

    [Fact]
    public void Every_kind_has_a_sentence_in_both_languages()
    {
        foreach (var kind in Enum.GetValues<SentenceKind>().Except([SentenceKind.Told]))
        {
            var sentence = new Sentence(kind, Values);
            Assert.Matches(Latin(), sentence.In(Language.English));
            Assert.DoesNotMatch(Arabic(), sentence.In(Language.English));
            Assert.Matches(Arabic(), sentence.In(Language.Arabic));
            Assert.DoesNotMatch(Blank(), sentence.WholeIn(Language.English) + sentence.WholeIn(Language.Arabic));
        }
    }

    [Fact]
    public void Every_fault_has_its_cause_and_the_next_step_in_both_languages()
    {
        var faults = Enum.GetValues<SentenceKind>().Except(Quiet).Select(kind => new Sentence(kind, Values));
        Assert.Empty(faults
            .Where(fault => Enum.GetValues<Language>().Any(language => fault.CauseIn(language) is null || fault.NextStepIn(language) is null))
            .Select(fault => fault.Kind));
    }

    [Fact]
    public void Latin_words_in_an_Arabic_sentence_are_isolated()
    {
        foreach (var kind in Enum.GetValues<SentenceKind>().Except([SentenceKind.Told]))
        {
            var outside = Isolated().Replace(new Sentence(kind, Values).WholeIn(Language.Arabic), "");
            Assert.False(Latin().IsMatch(outside), $"{kind}: {outside}");
        }
    }

    [Fact]
    public void Every_member_of_the_enumerations_about_a_source_has_short_words()
    {
        Assert.All(
            Members<FetchFailure>().Concat(Members<FetchResult>()).Concat(Members<FeedFault>()).Concat(Members<RejectionReason>()).Concat(TrialWords),
            kind => Assert.InRange(new Sentence(kind).In(Language.English).Length, 4, 24));
    }

    [Fact]
    public void A_sentence_is_kept_by_its_kind_and_read_back()
    {
        var sentence = new Sentence(SentenceKind.NoConnection, "news.example:443", "Connection refused");
        Assert.Equal(sentence, Sentence.FromStored(sentence.Stored));
        Assert.Equal("news.example:443 cannot be reached: Connection refused.", $"{sentence}");
    }

    [Theory]
    [InlineData("NotFound of an older version")]
    [InlineData("the server was too slow")]
    [InlineData("7")]
    [InlineData("")]
    public void A_text_of_an_older_version_stays_as_it_is_written(string text) => Assert.Equal(text, $"{Sentence.FromStored(text)}");

    [Fact]
    public void A_value_that_looks_like_a_place_is_not_filled_again() =>
        Assert.Equal("The page was tried {0} times.", $"{new Sentence(SentenceKind.EntryTried, "{0}")}");

    private static IEnumerable<SentenceKind> Members<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(member => Sentence.Of(member).Kind);

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Blank();

    [GeneratedRegex("\u2066[^\u2069]*\u2069")]
    private static partial Regex Isolated();
}
