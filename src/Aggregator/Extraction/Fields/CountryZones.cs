using System.Collections.Frozen;
using Aggregator.Sources;

namespace Aggregator.Extraction.Fields;

/// <summary>The zone of dates without an offset: the operator's setting, else the zone of the source's country, else
/// the zone of the domain's country.</summary>
public static class CountryZones
{
    /// <summary>Countries with one zone, and countries where nearly all papers are in the same zone.</summary>
    private static readonly FrozenDictionary<string, string> Zones = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ma"] = "Africa/Casablanca",
        ["dz"] = "Africa/Algiers",
        ["tn"] = "Africa/Tunis",
        ["ly"] = "Africa/Tripoli",
        ["eg"] = "Africa/Cairo",
        ["sd"] = "Africa/Khartoum",
        ["mr"] = "Africa/Nouakchott",
        ["sa"] = "Asia/Riyadh",
        ["ye"] = "Asia/Aden",
        ["ae"] = "Asia/Dubai",
        ["om"] = "Asia/Muscat",
        ["qa"] = "Asia/Qatar",
        ["bh"] = "Asia/Bahrain",
        ["kw"] = "Asia/Kuwait",
        ["iq"] = "Asia/Baghdad",
        ["jo"] = "Asia/Amman",
        ["lb"] = "Asia/Beirut",
        ["sy"] = "Asia/Damascus",
        ["ps"] = "Asia/Hebron",
        ["so"] = "Africa/Mogadishu",
        ["dj"] = "Africa/Djibouti",
        ["tr"] = "Europe/Istanbul",
        ["ir"] = "Asia/Tehran",
        ["pk"] = "Asia/Karachi",
        ["in"] = "Asia/Kolkata",
        ["jp"] = "Asia/Tokyo",
        ["kr"] = "Asia/Seoul",
        ["cn"] = "Asia/Shanghai",
        ["gb"] = "Europe/London",
        ["uk"] = "Europe/London",
        ["ie"] = "Europe/Dublin",
        ["de"] = "Europe/Berlin",
        ["at"] = "Europe/Vienna",
        ["ch"] = "Europe/Zurich",
        ["fr"] = "Europe/Paris",
        ["it"] = "Europe/Rome",
        ["es"] = "Europe/Madrid",
        ["nl"] = "Europe/Amsterdam",
        ["be"] = "Europe/Brussels",
        ["se"] = "Europe/Stockholm",
        ["no"] = "Europe/Oslo",
        ["dk"] = "Europe/Copenhagen",
        ["fi"] = "Europe/Helsinki",
        ["pl"] = "Europe/Warsaw",
        ["cz"] = "Europe/Prague",
        ["gr"] = "Europe/Athens",
        ["br"] = "America/Sao_Paulo",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when none of them is known; dates without an offset are then read as UTC.</returns>
    public static TimeZoneInfo? Of(Source source, Uri url) =>
        Find(source.TimeZone)
        ?? (source.Country is { } country ? Find(Zones.GetValueOrDefault(country)) : null)
        ?? Find(Zones.GetValueOrDefault(url.Host[(url.Host.LastIndexOf('.') + 1)..]));

    private static TimeZoneInfo? Find(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
