using System.Collections.Frozen;
using Aggregator.Text.Spelling;

namespace Aggregator.Server.Web;

/// <summary>One section of the site: a short name for addresses, and the names that papers use for the same news.</summary>
public sealed record Section(string Slug, string Name, params IReadOnlyList<string> PapersNames)
{
    public static readonly IReadOnlyList<Section> All =
    [
        new("politics", "سياسة", "السياسة", "سياسية", "أخبار سياسية", "شؤون سياسية"),
        new("economy", "اقتصاد", "الاقتصاد", "إقتصاد", "اقتصادية", "مال وأعمال", "أعمال", "مال", "business"),
        new("society", "مجتمع", "المجتمع", "حوادث", "محليات", "محلي", "أخبار محلية"),
        new("sports", "رياضة", "الرياضة", "رياضية", "كرة القدم", "sport"),
        new("culture", "ثقافة وفنون", "ثقافة", "الثقافة", "فن", "فنون", "فن وثقافة", "ثقافة وفن", "فن ومشاهير"),
        new("world", "العالم", "دولي", "دولية", "عالم", "خارج الحدود", "أخبار العالم", "international"),
        new("science", "علوم وتقنية", "تكنولوجيا", "تقنية", "علوم", "علوم وتكنولوجيا", "تقانة"),
        new("health", "صحة", "الصحة", "صحة وجمال", "طب"),
    ];

    private static readonly char[] PathMarks = ['/', '>', '›', '»', '|', '،', ','];

    private static readonly string News = $"{ArabicFolding.Fold("أخبار")} ";

    private static readonly FrozenDictionary<string, Section> ByKey = All
        .SelectMany(section => section.Names.Select(name => KeyValuePair.Create(Key(name), section)))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="slugOrName">Our name or a paper's. Papers also write paths, «الرئيسية / رياضة», of which the last known part
    /// counts.</param>
    /// <returns>Null when the name is not one of our sections.</returns>
    public static Section? Find(string slugOrName) => slugOrName.Split(PathMarks).Reverse()
        .Select(part => ByKey.GetValueOrDefault(Key(part)))
        .FirstOrDefault(section => section is not null);

    /// <summary>All names that a query for this section should find.</summary>
    public IReadOnlyList<string> Names => [Slug, Name, .. PapersNames];

    // «الرياضه», «أخبار الرياضة» and «رياضة» are the same name.
    private static string Key(string name)
    {
        var key = ArabicFolding.Fold(name).Trim().ToLowerInvariant();
        key = key.StartsWith(News, StringComparison.Ordinal) ? key[News.Length..] : key;
        return key.StartsWith("ال", StringComparison.Ordinal) ? key[2..] : key;
    }
}
