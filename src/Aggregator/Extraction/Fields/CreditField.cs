using System.Text.RegularExpressions;

namespace Aggregator.Extraction.Fields;

/// <summary>The news agency that the dateline or the last line names: «الرباط – و م ع», «(أ ف ب)», «المصدر: رويترز».</summary>
internal static partial class CreditField
{
    private const int DatelineLength = 70;
    private const int CreditLineLength = 60;

    private const string Agencies =
        @"(?:و ?\.?م ?\.?ع|[أا] ?\.?ف ?\.?ب|د ?\.?ب ?\.?أ|أ ?\.?ش ?\.?أ|(?:وكالة )?(?:رويترز|الأناضول|بترا|وفا|سانا|كونا|شينخوا|سبوتنيك|نوفوستي|فرانس برس)|(?:ال)?وكالات|واس|وام|قنا|وأج|واج|وات|العمانية|مواقع|صحف|متابعات|AFP|Reuters|REUTERS|AP|MAP|CNN|DPA|EFE)";

    /// <param name="body">Plain text, one paragraph on each line.</param>
    /// <returns>The name as written; null when no agency is named.</returns>
    public static string? Read(string body)
    {
        var first = Dateline.Match(body, 0, Math.Min(body.Length, DatelineLength));
        if (first.Success)
        {
            return first.Groups[1].Value.Trim();
        }

        var last = body[(body.LastIndexOf('\n') + 1)..];
        if (last.Length > CreditLineLength)
        {
            last = last[^CreditLineLength..];
        }

        var credit = LastLine.Match(last);
        return credit.Success ? credit.Groups.Values.Skip(1).First(group => group.Success).Value.Trim() : null;
    }

    /// <summary>Reads a line that says only who supplied the text: «(رويترز)», «أ ف ب / وكالات», «المصدر: سبق».</summary>
    /// <returns>The name as written, without brackets; null for any other line.</returns>
    public static string? OfLine(string line) =>
        line.Length <= CreditLineLength && WholeLine.Match(line) is { Success: true } match ? match.Groups.Values.Skip(1).First(group => group.Success).Value.Trim() : null;

    [GeneratedRegex(@"^[\s()\[\]\-–—*_.]*(?:(?:المصدر|مصدر الخبر|المصادر)\s*[:：/\-–]+\s*([^.:]{2,40}?)|(" + Agencies + @"(?:\s*[/،,+&\-–—]\s*" + Agencies + @"){0,3}))[\s()\[\]\-–—*_.]*$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeLine { get; }

    [GeneratedRegex(@"^(?:[^.\n]{0,45}?[\s(/–—:\-،])?(و ?\.?م ?\.?ع|أ ?\.?ف ?\.?ب|ا ف ب|د ?\.?ب ?\.?أ|أ ?\.?ش ?\.?أ|رويترز|وكالات|وكالة الأناضول|الأناضول|واس|وام|وفا|بترا|قنا|كونا|سانا|وأج|واج|وات|شينخوا|سبوتنيك|العمانية|نوفوستي|AFP|Reuters|REUTERS|AP|MAP|CNN|DPA|EFE)\s*(?:\)|[:،–—\-/]|\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline { get; }

    [GeneratedRegex(@"(?:^|\s)(?:المصدر|مصدر الخبر|Source)\s*[:：/-]+\s*(.{2,40})$|[(\-–—]\s*(و ?م ?ع|أ ?ف ?ب|ا ف ب|رويترز|وكالات|واس|وام|وفا|بترا|قنا|كونا|سانا|وأج|الأناضول|AFP|Reuters)\s*\)?\s*\.?$|^(رويترز|وكالات|الأناضول|أ ف ب|أ\.ف\.ب|AFP|Reuters)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex LastLine { get; }
}
