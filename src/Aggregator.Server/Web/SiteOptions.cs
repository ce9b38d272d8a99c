using System.ComponentModel.DataAnnotations;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web;

/// <summary>The name, the address and the language settings of the site.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>The name of the site and of its feeds.</summary>
    [Required]
    public string Title { get; init; } = "خيط الأخبار";

    /// <summary>One sentence under the name.</summary>
    [Required]
    public string Description { get; init; } = "أخبار الصحف العربية في مكان واحد: العنوان والنص من الصحيفة نفسها، ورابط المصدر دائما.";

    /// <summary>The public address of the site: absolute, ends in a slash. Feeds and canonical links use it and never the Host
    /// header.</summary>
    [Required]
    public Uri BaseUrl { get; init; } = new("http://localhost:5080/");

    /// <summary>The «authority,year» of the feeds' tag: ids (RFC 4151). It must stay the same when the site moves, because
    /// readers' programs recognise articles by it.</summary>
    [Required]
    public string TagAuthority { get; init; } = "aggregator.localhost,2026";

    /// <summary>A mailto: or https: address for publishers and for security.txt.</summary>
    [Required]
    public Uri Contact { get; init; } = new("mailto:contact@localhost");

    /// <summary>The names of months that the readers use; each is called after a country or region where they are usual.</summary>
    public MonthFamily Months { get; init; } = MonthFamily.Morocco;

    /// <summary>The IANA zone in which times are shown.</summary>
    [Required]
    public string TimeZone { get; init; } = "Africa/Casablanca";

    /// <summary>The WebSub hub that the feeds name; null for none.</summary>
    public Uri? Hub { get; init; }

    /// <summary>Reverse proxies before this server, as addresses or networks ("10.0.0.0/8"). X-Forwarded-For counts only from
    /// them.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>The number of headlines in the strip above every page.</summary>
    [Range(0, 200)]
    public int StripLength { get; init; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult("It must begin with http:// or https://.", [nameof(BaseUrl)]);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult($"This machine knows no zone \"{TimeZone}\"; the names are like Africa/Casablanca.", [nameof(TimeZone)]);
        }

        foreach (var proxy in TrustedProxies.Where(proxy => ForwardedAddresses.Network(proxy) is null))
        {
            yield return new ValidationResult($"\"{proxy}\" is neither an address nor a network like \"10.0.0.0/8\".", [nameof(TrustedProxies)]);
        }
    }
}
