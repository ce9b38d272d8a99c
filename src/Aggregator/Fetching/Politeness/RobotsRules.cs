using System.Globalization;
using System.Text;

namespace Aggregator.Fetching.Politeness;

/// <summary>The part of one site's robots.txt that applies to us (RFC 9309).</summary>
internal sealed class RobotsRules
{
    private readonly List<(string Pattern, bool IsAllowed)> _rules;

    private RobotsRules(List<(string Pattern, bool IsAllowed)> rules, TimeSpan? crawlDelay)
    {
        _rules = rules;
        CrawlDelay = crawlDelay;
    }

    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>Crawl-delay is not in the RFC, but publishers write it when we are too fast for them.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <param name="productToken">Our name; groups for it take precedence over groups for everyone (§2.2.1).</param>
    public static RobotsRules Parse(string text, string productToken)
    {
        var ours = new Group();
        var everyone = new Group();
        var isOurs = false;
        var isEveryone = false;
        var isInRules = true;
        foreach (var line in text.EnumerateLines())
        {
            if (Split(line) is not var (key, value))
            {
                continue;
            }

            if (key == "user-agent")
            {
                // Several names in a row belong to one group; the first name after a rule begins the next group.
                (isOurs, isEveryone, isInRules) = isInRules ? (false, false, false) : (isOurs, isEveryone, false);
                var name = value.Split('/')[0].Trim();
                isOurs |= name.Equals(productToken, StringComparison.OrdinalIgnoreCase);
                isEveryone |= name == "*";
                ours.IsNamed |= isOurs;
                continue;
            }

            isInRules |= key is "allow" or "disallow" or "crawl-delay";
            ours.AddIf(isOurs, key, value);
            everyone.AddIf(isEveryone, key, value);
        }

        var group = ours.IsNamed ? ours : everyone;
        return new RobotsRules(group.Rules, group.CrawlDelay);
    }

    /// <summary>The longest matching rule decides; of two equally long rules, the one that allows decides (§2.2.2).</summary>
    public bool Allows(Uri url)
    {
        var path = Normalise(url.PathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        var longest = -1;
        var isAllowed = true;
        foreach (var (pattern, allows) in _rules)
        {
            if (pattern.Length >= longest && Matches(pattern, path) && (pattern.Length > longest || allows))
            {
                (longest, isAllowed) = (pattern.Length, allows);
            }
        }

        return isAllowed;
    }

    private static (string Key, string Value)? Split(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        var content = comment < 0 ? line : line[..comment];
        var colon = content.IndexOf(':');
        return colon < 0 ? null : (content[..colon].Trim().Trim('\ufeff').ToString().ToLowerInvariant(), content[(colon + 1)..].Trim().ToString());
    }

    /// <summary>Each piece between the stars is looked for after the one before. The search never goes back, so each piece costs
    /// linear time.</summary>
    private static bool Matches(string pattern, string path)
    {
        var isAnchored = pattern.EndsWith('$');
        var pieces = (isAnchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var position = pieces[0].Length;
        foreach (var piece in pieces.AsSpan(1))
        {
            var found = path.IndexOf(piece, position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + piece.Length;
        }

        // The last piece was found at its first position; it may also stand at the end.
        return !isAnchored || position == path.Length || (pieces.Length > 1 && path.EndsWith(pieces[^1], StringComparison.Ordinal));
    }

    /// <summary>Gives raw Arabic, lower-case escapes and upper-case escapes the same form.</summary>
    private static string Normalise(string path)
    {
        var form = new StringBuilder(path.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(path))
        {
            if (octet is > 0x20 and < 0x7f)
            {
                form.Append((char)octet);
            }
            else
            {
                form.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        for (var index = 0; index + 2 < form.Length; index++)
        {
            if (form[index] == '%')
            {
                form[index + 1] = char.ToUpperInvariant(form[index + 1]);
                form[index + 2] = char.ToUpperInvariant(form[index + 2]);
            }
        }

        return form.ToString();
    }

    private sealed class Group
    {
        /// <summary>The limit of rules, because a file of thousands is a mistake or an attack. The RFC requires only 500 kB to be
        /// read.</summary>
        private const int MaxRules = 5000;

        public List<(string Pattern, bool IsAllowed)> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; private set; }

        public bool IsNamed { get; set; }

        public void AddIf(bool isMeant, string key, string value)
        {
            if (!isMeant || value.Length is 0 or > 2048)
            {
                return;
            }

            if (key is "allow" or "disallow" && Rules.Count < MaxRules)
            {
                Rules.Add((Normalise(value), key == "allow"));
            }
            else if (key == "crawl-delay"
                && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds >= 0 && seconds < TimeSpan.FromDays(1).TotalSeconds)
            {
                CrawlDelay = TimeSpan.FromSeconds(seconds);
            }
        }
    }
}
