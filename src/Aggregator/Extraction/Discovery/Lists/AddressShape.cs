using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Text.Addresses;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The shape of an address: what kind of words and numbers it is made of. The articles of a paper share a shape,
/// and its sections have another.</summary>
/// <param name="Exact">With the short words of the path, such as <c>/news/N/S</c>.</param>
/// <param name="Wide">Without them, such as <c>/w/N/S</c>; for addresses whose exact shape is rare.</param>
/// <param name="Numbers">Only the places of numbers, such as <c>/*/N/*</c>, because a slug may be one word; null without a number.</param>
/// <param name="Doubt">How many of its words are usual in addresses that are no articles; at most two.</param>
/// <param name="IsForeign">Whether it leads to somebody else's site.</param>
internal sealed partial record AddressShape(string Exact, string Wide, string? Numbers, int Doubt, bool IsForeign)
{
    private const int LongNumber = 4;
    private const int SlugWords = 3;
    private const int SlugLetters = 25;

    /// <summary>Whether a number of at least four digits is in it: a date or the number of an article. Sections have short numbers.</summary>
    public bool HasLongNumber => Numbers is { } numbers && numbers.AsSpan().ContainsAny('N', 's');

    /// <param name="address">The address of a link.</param>
    /// <param name="site">The host of the page, without "www.".</param>
    public static AddressShape Read(Uri address, string site)
    {
        var host = HostName.WithoutWww(HostName.Ascii(address));
        var (exact, wide) = (new StringBuilder(host), new StringBuilder(host == site ? "" : "~"));
        var doubt = host == site ? 0 : Platform.IsMatch(host) ? 2 : Doubts(host.Split('.')[0]);
        foreach (var segment in address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var part = Uri.UnescapeDataString(segment);
            var kind = Kind(part);
            exact.Append('/').Append(kind == "w" ? part.ToLowerInvariant() : kind);
            wide.Append('/').Append(kind);
            doubt += kind == "w" ? Doubts(part) : 0;
        }

        foreach (var parameter in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? parameter : parameter[..equals];
            var value = equals < 0 ? "" : Kind(Uri.UnescapeDataString(parameter[(equals + 1)..]));
            exact.Append('?').Append(name).Append('=').Append(value);
            wide.Append('?').Append(value);
            doubt += Doubts(name);
        }

        var shape = wide.ToString();
        return new AddressShape(exact.ToString(), shape, shape.AsSpan().ContainsAny('N', 'n', 's') ? Words.Replace(shape, "*") : null, Math.Min(doubt, 2), IsForeignTo(host, site));
    }

    /// <returns>N for a long number, n for a short one, S for a sentence, s for a sentence with a long number, otherwise w.</returns>
    private static string Kind(string part)
    {
        var extension = Extension.Match(part).Value;
        var name = part[..^extension.Length];
        var digits = name.Count(char.IsDigit);
        if (name.Length > 0 && digits == name.Length)
        {
            return (digits >= LongNumber ? "N" : "n") + extension;
        }

        var words = name.Split(['-', '_', ' ', '+', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        var isSlug = words.Length >= SlugWords || name.Length >= SlugLetters;
        var hasNumber = LongDigits.IsMatch(name);
        return (hasNumber ? "s" : isSlug ? "S" : "w") + (hasNumber || isSlug ? extension : "");
    }

    private static int Doubts(string part) => part.Split('-', '_', '.').Any(word => Doubtful.IsMatch(word)) ? 1 : 0;

    /// <summary>Papers have several hosts and endings: ar.paper.com, bbc.com beside bbc.co.uk.</summary>
    private static bool IsForeignTo(string host, string site) => host != site && Name(host) != Name(site);

    /// <summary>The label before the ending. Endings such as "co.uk" have two labels.</summary>
    private static string Name(string host)
    {
        var labels = host.Split('.');
        return labels.Length < 2 ? host : labels.Length > 2 && labels[^2].Length <= 3 ? labels[^3] : labels[^2];
    }

    [GeneratedRegex(@"\.[a-z]{3,5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension { get; }

    [GeneratedRegex("[wS]", RegexOptions.CultureInvariant)]
    private static partial Regex Words { get; }

    [GeneratedRegex(@"[0-9]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongDigits { get; }

    // These words only lower the score: "page" and "topic" stand in the addresses of articles too.
    [GeneratedRegex(@"^(?:tags?|categor(?:y|ies|ie)|authors?|autor(?:es)?|writers?|users?|members?|person|profiles?|search|login|register|account|about|contact|privacy|terms|legal|licenses?|feed|rss|archives?|videos?|watch|galler(?:y|ies)|photos?|podcasts?|arcade|games?|forums?|threads?|showthread|viewtopic|newsletters?|signup|shop|store|cart|products?|jobs?|events?|utm|subscribe|subscription|shopping|advertise|ads?|share|sharer|replytocom|print|كاتب|وسم|تصنيف|القسم|قسم)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubtful { get; }

    [GeneratedRegex(@"(?:^|\.)(?:facebook|twitter|x|instagram|youtube|youtu|linkedin|pinterest|whatsapp|telegram|t|tiktok|snapchat|google|apple|vk|reddit|tumblr|flickr|feedburner|addthis|doubleclick)\.(?:com|be|me|net|org)$", RegexOptions.CultureInvariant)]
    private static partial Regex Platform { get; }
}
