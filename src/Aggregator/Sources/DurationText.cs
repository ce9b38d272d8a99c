using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Sources;

/// <summary>Reads durations as people write them. TimeSpan.Parse is not used because it reads "24:00:00" as 24 days.</summary>
internal static partial class DurationText
{
    /// <returns>Null when the text is not hours:minutes or hours:minutes:seconds.</returns>
    public static TimeSpan? Parse(string text)
    {
        var match = Form.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var length = new TimeSpan(Number(match.Groups["h"]), Number(match.Groups["m"]), Number(match.Groups["s"]));
        return match.Groups["minus"].Success ? -length : length;
    }

    public static string Write(TimeSpan duration)
    {
        var length = duration.Duration();
        var seconds = length.Seconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{length.Seconds:00}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(duration < TimeSpan.Zero ? "-" : "")}{(int)length.TotalHours:00}:{length.Minutes:00}{seconds}");
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?<minus>-)?\\+?(?<h>[0-9]{1,4}):(?<m>[0-5][0-9])(:(?<s>[0-5][0-9]))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
