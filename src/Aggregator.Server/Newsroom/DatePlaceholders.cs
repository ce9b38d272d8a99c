using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Server.Newsroom;

/// <summary>Replaces placeholders like {{-3h|rfc1123}}, so that the news of the invented papers always looks new.</summary>
/// <remarks>It works on bytes as Latin-1, one char for each byte. So all other bytes of a file stay unchanged in any encoding,
/// even when they are invalid. Only the replacement is written in the file's own encoding.</remarks>
internal static partial class DatePlaceholders
{
    public static string Replace(string bytes, Encoding encoding, DateTimeOffset now, TimeZoneInfo zone) =>
        Placeholder.Replace(bytes, match =>
        {
            var pattern = match.Groups["pattern"];
            var instant = now + Offset(match.Groups["offset"].Value);
            var text = Format(instant, zone, match.Groups["format"].Value, pattern.Success ? pattern.Value : null);
            return Encoding.Latin1.GetString(encoding.GetBytes(text));
        });

    private static TimeSpan Offset(string text)
    {
        var sum = TimeSpan.Zero;
        foreach (Match part in OffsetPart.Matches(text))
        {
            var count = int.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            sum += part.Groups[2].Value switch
            {
                "d" => TimeSpan.FromDays(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromMinutes(count),
            };
        }

        return text[0] == '-' ? -sum : sum;
    }

    private static string Format(DateTimeOffset instant, TimeZoneInfo zone, string format, string? pattern)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return format switch
        {
            "rfc1123" => instant.UtcDateTime.ToString("r", CultureInfo.InvariantCulture),
            "rfc822" => local.ToString("ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture).Remove(29, 1),
            "iso" => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            "iso-local" => local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            "epoch" => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "en" => local.ToString(pattern ?? "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            "hijri" => ArabicDateNames.Hijri(local),
            _ => ArabicDateNames.Write(local, format, pattern ?? "dddd d MMMM yyyy - HH:mm"),
        };
    }

    [GeneratedRegex(@"\{\{(?<offset>[+-](?:[0-9]+[dhm])+)\|(?<format>[a-z0-9-]+)(?:\|(?<pattern>[^{}|]+))?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }

    [GeneratedRegex("([0-9]+)([dhm])", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPart { get; }
}
