using System.Globalization;
using Aggregator.Server.Web.Arabic;
using Aggregator.Sources;
using Aggregator.Text.Sentences;
using Aggregator.Trials;

namespace Aggregator.Server.Web.Manage.Rules;

/// <summary>What a trial tells, in Arabic: the sentences of the one table, with Arabic digits.</summary>
internal static class TrialWords
{
    /// <summary>A member of an enumeration in short words.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Sentence.Of(member).In(Language.Arabic);

    /// <summary>A finding without its cause: what is so.</summary>
    public static string Of(Finding finding, ArabicTime time) => WithDigits(finding, time).In(Language.Arabic);

    /// <summary>What is so, why, and what to do.</summary>
    public static string Whole(Finding finding, ArabicTime time) => WithDigits(finding, time).WholeIn(Language.Arabic);

    /// <summary>How the paper is followed.</summary>
    public static string OfKind(SourceKind kind) => kind switch
    {
        SourceKind.Feed => "خلاصة",
        SourceKind.Sitemap => "خريطة أخبار",
        _ => "قائمة في صفحة",
    };

    /// <summary>The mark in one word, for those who do not read numbers.</summary>
    public static string OfMark(int mark) => mark switch
    {
        >= 85 => "ممتاز",
        >= 70 => "جيد",
        >= 50 => "مقبول",
        _ => "ضعيف",
    };

    /// <summary>«١٢ من ٥٠».</summary>
    public static string Points(Finding part) => $"{ArabicCount.Digits(part.Points ?? 0)} من {ArabicCount.Digits(part.MostPoints ?? 0)}";

    private static Sentence WithDigits(Finding finding, ArabicTime time) => finding.Sentence with
    {
        Values = [.. finding.Values.Select(value => value.Length > 0 && value.All(char.IsAsciiDigit) ? ArabicCount.Digits(value)
            : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? time.Date(day)
            : value)],
    };
}
