using System.Collections.Frozen;

namespace Aggregator.Text.Dates;

/// <summary>Time zones by abbreviation, IANA name and Arabic city.</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, double> Hours = new Dictionary<string, double>
    {
        ["z"] = 0,
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["wet"] = 0,
        ["عالمي"] = 0,
        ["غرينتش"] = 0,
        ["غرينيتش"] = 0,
        ["جرينتش"] = 0,
        ["جرينيتش"] = 0,
        ["كرينتش"] = 0,
        ["غرينويتش"] = 0,
        ["est"] = -5,
        ["edt"] = -4,
        ["et"] = -5,
        ["cst"] = -6,
        ["cdt"] = -5,
        ["ct"] = -6,
        ["mst"] = -7,
        ["mdt"] = -6,
        ["mt"] = -7,
        ["pst"] = -8,
        ["pdt"] = -7,
        ["pt"] = -8,
        ["akst"] = -9,
        ["akdt"] = -8,
        ["hst"] = -10,
        ["ast"] = -4,
        ["adt"] = -3,
        ["nst"] = -3.5,
        ["ndt"] = -2.5,
        ["brt"] = -3,
        ["art"] = -3,
        ["bst"] = 1,
        ["west"] = 1,
        ["cet"] = 1,
        ["met"] = 1,
        ["mez"] = 1,
        ["cest"] = 2,
        ["mest"] = 2,
        ["mesz"] = 2,
        ["eet"] = 2,
        ["cat"] = 2,
        ["sast"] = 2,
        ["eest"] = 3,
        ["msk"] = 3,
        ["eat"] = 3,
        ["trt"] = 3,
        ["ksa"] = 3,
        ["msd"] = 4,
        ["gst"] = 4,
        ["pkt"] = 5,
        ["ist"] = 5.5,
        ["wib"] = 7,
        ["hkt"] = 8,
        ["sgt"] = 8,
        ["awst"] = 8,
        ["jst"] = 9,
        ["kst"] = 9,
        ["aest"] = 10,
        ["aedt"] = 11,
        ["acst"] = 9.5,
        ["acdt"] = 10.5,
        ["nzst"] = 12,
        ["nzdt"] = 13,
        ["مكه"] = 3,
        ["الرياض"] = 3,
        ["السعوديه"] = 3,
        ["الكويت"] = 3,
        ["الدوحه"] = 3,
        ["بغداد"] = 3,
        ["ابوظبي"] = 4,
        ["دبي"] = 4,
        ["الامارات"] = 4,
        ["تونس"] = 1,
        ["الجزاير"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Cities = new Dictionary<string, string>
    {
        ["القاهره"] = "Africa/Cairo",
        ["مصر"] = "Africa/Cairo",
        ["بيروت"] = "Asia/Beirut",
        ["القدس"] = "Asia/Jerusalem",
        ["المغرب"] = "Africa/Casablanca",
        ["الرباط"] = "Africa/Casablanca",
        ["لندن"] = "Europe/London",
        ["باريس"] = "Europe/Paris",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static TimeSpan? Offset(string name) => Hours.TryGetValue(name, out var hours) ? TimeSpan.FromHours(hours) : null;

    public static TimeZoneInfo? City(string name) => Cities.TryGetValue(name, out var zone) ? Find(zone) : null;

    /// <param name="area">Folded, for example "america".</param>
    /// <param name="place">Folded, for example "los_angeles".</param>
    public static TimeZoneInfo? Iana(string area, string place) =>
        area is "africa" or "america" or "asia" or "atlantic" or "australia" or "europe" or "indian" or "pacific" or "etc"
            ? Find($"{Capital(area)}/{(area == "etc" ? place.ToUpperInvariant() : string.Join('_', place.Split('_').Select(Capital)))}")
            : null;

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static TimeZoneInfo? Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
