using System.ComponentModel.DataAnnotations;
using Aggregator.Server.Web.Arabic;

namespace Aggregator.Server.Web;

/// <summary>What the site calls itself and how it speaks.</summary>
public sealed class SiteOptions
{
    [Required]
    public string Title { get; init; } = "خيط الأخبار";

    [Required]
    public string Description { get; init; } = "أخبار الصحف العربية في مكان واحد: العنوان والنص من الصحيفة نفسها، ورابط المصدر دائما.";

    /// <summary>Where readers reach the site: absolute, ends in a slash. Feeds and canonical links are made of it, never of the Host header.</summary>
    [Required]
    public Uri BaseUrl { get; init; } = new("http://localhost:5080/");

    /// <summary>The «authority,year» of the feeds' tag: ids (RFC 4151). It must stay when the site moves: readers know articles by it.</summary>
    [Required]
    public string TagAuthority { get; init; } = "aggregator.localhost,2026";

    /// <summary>A mailto: or https: address for publishers and for security.txt.</summary>
    [Required]
    public Uri Contact { get; init; } = new("mailto:contact@localhost");

    public MonthNames Months { get; init; } = MonthNames.Morocco;

    /// <summary>IANA zone in which times are shown.</summary>
    [Required]
    public string TimeZone { get; init; } = "Africa/Casablanca";

    /// <summary>WebSub hub announced in the feeds; null for none.</summary>
    public Uri? Hub { get; init; }

    /// <summary>Reverse proxies in front of us, as addresses or networks ("10.0.0.0/8"): only their X-Forwarded-For is believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Headlines in the strip above every page.</summary>
    [Range(0, 200)]
    public int StripLength { get; init; } = 60;
}
