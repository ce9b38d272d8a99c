using System.Text.RegularExpressions;
using Aggregator.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Trials.Addresses;

/// <summary>Reads the address of a newspaper as people type and paste it: without a scheme, with a word before it, in brackets, with a
/// full stop behind it.</summary>
public static partial class AddressText
{
    private const string Opening = "<([{«“”\"'‘’`";
    private const string Closing = ">]}»“”\"'‘’`.,;:!،؛؟…*_|\\";

    /// <returns>The addresses to try, the likeliest first; empty when the text holds no address.</returns>
    public static IReadOnlyList<Uri> Read(string text)
    {
        foreach (var word in DisplayText.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadWord(Trim(word)) is { Count: > 0 } addresses)
            {
                return addresses;
            }
        }

        return [];
    }

    private static List<Uri> ReadWord(string word)
    {
        var address = Wrapper.Replace(word, "");
        if (Scheme.Match(address) is { Success: true } scheme)
        {
            var rest = address[scheme.Length..];
            return Usable([$"{(scheme.Value.Contains("https", StringComparison.OrdinalIgnoreCase) ? "https" : "http")}://{rest}"]);
        }

        return !Host.IsMatch(address) ? []
            : IsLocal(address) ? Usable([$"http://{address}", $"https://{address}"])
            : Usable([$"https://{address}", $"http://{address}"]);
    }

    private static List<Uri> Usable(IEnumerable<string> addresses) => [.. addresses
        .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url : null)
        .OfType<Uri>()
        .Where(url => url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Host.Length > 0 && HostName.Spelled(url) is not null)
        .Select(url => url.Fragment.Length > 0 && !CanonicalUrl.HasRoute(url) ? new Uri(url.GetLeftPart(UriPartial.Query)) : url)];

    /// <summary>A closing bracket belongs to the address when an opening one does.</summary>
    private static string Trim(string word)
    {
        var trimmed = word.TrimStart(Opening.ToCharArray());
        while (trimmed.Length > 0 && (Closing.Contains(trimmed[^1], StringComparison.Ordinal) || (trimmed[^1] == ')' && trimmed.Count(sign => sign == ')') > trimmed.Count(sign => sign == '('))))
        {
            trimmed = trimmed[..^1];
        }

        return trimmed;
    }

    private static bool IsLocal(string address) =>
        address.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || char.IsAsciiDigit(address[0]) || address[0] == '[';

    /// <summary>Words that browsers and old feed programs put before an address.</summary>
    [GeneratedRegex(@"^(?:view-source:|feed:(?=https?:)|rss:(?=https?:)|url=|url:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wrapper { get; }

    [GeneratedRegex(@"^(?:https?|feed|hxxps?):/{1,3}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme { get; }

    [GeneratedRegex(@"^(?:(?:[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}-]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])\.?(?::\d{1,5})?(?:[/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Host { get; }
}
