using System.Text.RegularExpressions;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

/// <summary>A Telegram post is embedded by a script that holds only the name of the post. A frame is written in place
/// of the script, so that the post is found later.</summary>
internal static partial class TelegramScript
{
    public static void Keep(ReadOnlySpan<char> script, CharacterBuffer kept)
    {
        if (script.Contains("data-telegram-post", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var match in TelegramPost.EnumerateMatches(script))
            {
                kept.Append("<iframe src=\"https://t.me/");
                kept.Append(script.Slice(match.Index, match.Length));
                kept.Append("\"></iframe>");
                return;
            }
        }
    }

    [GeneratedRegex(@"(?<=data-telegram-post=[""']?)\w{3,40}/[0-9]{1,12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TelegramPost { get; }
}
