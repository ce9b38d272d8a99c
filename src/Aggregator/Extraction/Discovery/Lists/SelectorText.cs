using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Writes CSS selectors of tags, classes and ids that an operator can read and change.</summary>
internal static partial class SelectorText
{
    private const int MaxClasses = 2;
    private const int MaxSurroundings = 3;

    public static string Of(PageNode node) =>
        node.Tag + string.Concat(Classes(node).Take(MaxClasses).Select(name => "." + name)) + Id(node);

    public static bool IsNamed(PageNode node) => Classes(node).Any() || Id(node).Length > 0;

    /// <summary>The selector of the link inside an item.</summary>
    /// <param name="path">The anchor and the elements around it, from inside to outside.</param>
    /// <param name="level">The place of the item in the path.</param>
    public static string Inside(IReadOnlyList<PageNode> path, int level) =>
        level >= 2 ? $"{Of(path[1])} {Of(path[0])}" : Of(path[0]);

    /// <summary>The selector alone, then with one, two and three of the named elements around it.</summary>
    public static IEnumerable<string> WithSurroundings(PageNode node)
    {
        var selector = Of(node);
        if (IsNamed(node))
        {
            yield return selector;
        }

        var depth = 0;
        for (var outer = node.Parent; outer is not null && depth < MaxSurroundings; outer = outer.Parent)
        {
            if (IsNamed(outer))
            {
                selector = $"{Of(outer)} {selector}";
                depth++;
                yield return selector;
            }
        }

        if (depth == 0 && !IsNamed(node))
        {
            yield return node.Parent is { } parent ? $"{parent.Tag} {selector}" : selector;
        }
    }

    private static IEnumerable<string> Classes(PageNode node) =>
        node.Names.Length == 0 ? [] : StableClass.Of(node.Element.GetAttribute("class")).Where(name => Plain.IsMatch(name));

    private static string Id(PageNode node) =>
        node.Names.Length > 0 && node.Element.GetAttribute("id") is { } id && StableClass.Of(id).Any(name => name == id && Plain.IsMatch(name)) && !Classes(node).Any() ? "#" + id : "";

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain { get; }
}
