using System.Text;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Removes text that a page prints twice: the article for desktop and
/// for mobile, or its beginning as a teaser before the whole text.</summary>
/// <remarks>
/// Authors repeat themselves too. So a short line, a list item, a cell or a quotation is a repeat only next to a
/// repeated paragraph. When only a few paragraphs are repeated, they are removed only if one copy follows the other.
/// </remarks>
internal sealed class Repeats
{
    private const int MinLetters = 40;
    private const int Start = 32;
    private const int MaxGap = 4;

    // No page prints an article twenty times. The limits keep the search fast on pages that repeat one line without end.
    private const int MaxAlike = 20;
    private const int MaxBlocks = 5000;
    private const double MuchShare = 0.3;

    private readonly IReadOnlyList<Block> _blocks;
    private readonly List<string> _keys;

    // For each block that may be removed, the index of the block with the same text; −1 for other blocks.
    private readonly int[] _twins;

    private Repeats(IReadOnlyList<Block> blocks)
    {
        _blocks = blocks;
        _keys = [.. blocks.Select(block => KeyOf(block.Text))];
        _twins = new int[blocks.Count];
        Array.Fill(_twins, -1);
    }

    public static IReadOnlyList<Block> Without(IReadOnlyList<Block> blocks)
    {
        if (blocks.Count is < 2 or > MaxBlocks || !BeginAlike(blocks))
        {
            return blocks;
        }

        var repeats = new Repeats(blocks);
        repeats.FindTwins();
        return Array.TrueForAll(repeats._twins, twin => twin < 0) ? blocks : repeats.Rest();
    }

    /// <summary>Whether two blocks may begin with the same letters. On most pages none do, and the rest of the work is spared.</summary>
    private static bool BeginAlike(IReadOnlyList<Block> blocks)
    {
        var starts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks.Where(block => block.Length >= MinLetters))
        {
            var start = TitleKey.Of(block.Text[..Math.Min(block.Length, 2 * Start)]);

            // Too few of the signs are letters: the beginning is not known.
            if (start.Length < Start || !starts.Add(start[..Start]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key of a text without the dots and the «المزيد» at the end of a cut text.</summary>
    private static string KeyOf(string text)
    {
        var dots = text.LastIndexOf('…') is >= 0 and var one ? one : text.LastIndexOf("...", StringComparison.Ordinal);
        return TitleKey.Of(dots > 0 && text.Length - dots < 24 ? text[..dots] : text);
    }

    /// <summary>A paragraph has a twin when all its letters stand again from the beginning of another block. The other
    /// block is an earlier one or a longer one.</summary>
    private void FindTwins()
    {
        var all = new StringBuilder();
        var starts = new int[_keys.Count];
        var byStart = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < _keys.Count; i++)
        {
            starts[i] = all.Length;
            all.Append(_keys[i]);
            if (_keys[i].Length >= MinLetters && (_blocks[i].Place & (BlockPlace.ListItem | BlockPlace.Cell | BlockPlace.Quote)) == 0)
            {
                byStart.TryAdd(_keys[i][..Start], []);
                Add(byStart[_keys[i][..Start]], i);
            }
        }

        var letters = all.ToString();
        foreach (var alike in byStart.Values.Where(alike => alike.Count > 1))
        {
            foreach (var one in alike)
            {
                var twin = alike.FindIndex(other => IsTwin(one, other) && string.CompareOrdinal(letters, starts[other], _keys[one], 0, _keys[one].Length) == 0);
                _twins[one] = twin < 0 ? -1 : alike[twin];
            }
        }
    }

    private static void Add(List<int> alike, int block)
    {
        if (alike.Count < MaxAlike)
        {
            alike.Add(block);
        }
    }

    private bool IsTwin(int one, int other) =>
        other != one && _twins[other] < 0 && (other < one || _keys[other].Length > _keys[one].Length) && !AreSiblings(_blocks[one].Node, _blocks[other].Node);

    /// <summary>The author wrote the text twice when both blocks stand in one row of equal elements.</summary>
    private static bool AreSiblings(PageNode one, PageNode other) => one == other || (one.Parent == other.Parent && one.Tag == other.Tag && one.Names == other.Names);

    private List<Block> Rest()
    {
        var isSecond = Seconds();
        var repeated = _blocks.Where((_, i) => _twins[i] >= 0).Sum(block => block.Length);
        var isMuch = repeated > MuchShare * _blocks.Sum(block => block.Length);
        var rest = new List<Block>(_blocks.Count);
        for (var i = 0; i < _blocks.Count;)
        {
            var end = i;
            while (end < _blocks.Count && isSecond[end])
            {
                end++;
            }

            var copy = Enumerable.Range(i, end - i).Where(at => _twins[at] >= 0).ToList();
            var goes = copy.Count > 0 && (isMuch || IsBeside(copy, i, end));
            rest.AddRange(goes ? [] : _blocks.Skip(i).Take(end - i));
            if (end < _blocks.Count)
            {
                rest.Add(_blocks[end]);
            }

            i = end + 1;
        }

        return rest;
    }

    /// <summary>Whether the other copy ends just before this one, or begins just after it.</summary>
    private bool IsBeside(List<int> copy, int first, int end) =>
        (_twins[copy[^1]] < first && first - _twins[copy[^1]] <= MaxGap) || (_twins[copy[0]] >= end && _twins[copy[0]] - end < MaxGap);

    /// <summary>Marks paragraphs that have a twin, and lines that occurred
    /// before. The second copy of an article consists of both.</summary>
    private bool[] Seconds()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var isSecond = new bool[_keys.Count];
        for (var i = 0; i < _keys.Count; i++)
        {
            isSecond[i] = !known.Add(_keys[i]) || _twins[i] >= 0;
        }

        return isSecond;
    }
}
