using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Rules;

/// <summary>A selector of tags, classes and ids, each inside the one before it. Almost every rule has this form, and no
/// library is needed to match it.</summary>
internal sealed partial class SimpleSelector
{
    private readonly IReadOnlyList<Part> _parts;

    private SimpleSelector(IReadOnlyList<Part> parts) => _parts = parts;

    /// <returns>Null when the selector contains anything else.</returns>
    public static SimpleSelector? Read(string selector)
    {
        var parts = new List<Part>();
        foreach (var word in selector.Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Compound.Match(word) is not { Success: true } match)
            {
                return null;
            }

            parts.Add(new Part(
                match.Groups["tag"].Value.ToLowerInvariant(),
                match.Groups["id"].Captures.Select(capture => capture.Value).ToList(),
                match.Groups["class"].Captures.Select(capture => capture.Value).ToList()));
        }

        return parts.Count > 0 ? new SimpleSelector(parts) : null;
    }

    public bool Matches(PageNode node)
    {
        if (!_parts[^1].Matches(node))
        {
            return false;
        }

        var wanted = _parts.Count - 2;
        for (var outer = node.Parent; wanted >= 0 && outer is not null; outer = outer.Parent)
        {
            wanted -= _parts[wanted].Matches(outer) ? 1 : 0;
        }

        return wanted < 0;
    }

    private sealed record Part(string Tag, IReadOnlyList<string> Ids, IReadOnlyList<string> Classes)
    {
        public bool Matches(PageNode node)
        {
            if (Tag.Length > 0 && node.Tag != Tag)
            {
                return false;
            }

            // Names holds class and id together. Most nodes fail this cheap test, and their attributes are not read.
            if (Ids.Any(id => !node.Names.Contains(id, StringComparison.Ordinal) || node.Element.GetAttribute("id") != id))
            {
                return false;
            }

            return Classes.All(name => node.Names.Contains(name, StringComparison.Ordinal) && HasClass(node.Element.GetAttribute("class"), name));
        }

        private static bool HasClass(string? classes, string name)
        {
            foreach (var range in classes.AsSpan().SplitAny(" \t\r\n\f"))
            {
                if (classes.AsSpan()[range].SequenceEqual(name))
                {
                    return true;
                }
            }

            return false;
        }
    }

    [GeneratedRegex(@"^(?<tag>[a-zA-Z][a-zA-Z0-9]*)?(?:\.(?<class>[\w-]+)|#(?<id>[\w-]+))*$(?<!^)", RegexOptions.CultureInvariant)]
    private static partial Regex Compound { get; }
}
