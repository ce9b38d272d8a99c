using System.Buffers;

namespace Aggregator.Extraction.Pages;

/// <summary>Reads the class names and ids of one page. Each name is read once, because a template gives the same names
/// to thousands of elements.</summary>
internal sealed class NameReader
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\n\r");

    private readonly Dictionary<string, NameMarks> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameMarks> _single = new(StringComparer.Ordinal);

    /// <param name="names">Class and id, separated by a space.</param>
    public NameMarks Read(string names)
    {
        if (names.Length == 0)
        {
            return NameMarks.None;
        }

        if (!_whole.TryGetValue(names, out var marks))
        {
            _whole[names] = marks = ReadAll(names);
        }

        return marks;
    }

    private NameMarks ReadAll(ReadOnlySpan<char> names)
    {
        var known = _single.GetAlternateLookup<ReadOnlySpan<char>>();
        var marks = NameMarks.None;
        foreach (var range in names.SplitAny(Space))
        {
            var name = names[range];
            if (!known.TryGetValue(name, out var own))
            {
                known[name] = own = ElementNames.ReadName(name);
            }

            marks |= own;
        }

        // A name from the good list outweighs bad names, as in "entry-content social-share-on".
        return (marks & NameMarks.Good) != 0 ? marks & ~(NameMarks.Bad | NameMarks.Beside) : marks;
    }
}
