using System.Runtime.InteropServices;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Events;

/// <summary>A word of an article, as stories are compared by it.</summary>
/// <param name="Key">See <see cref="TermKey"/>.</param>
/// <param name="Count">How often the word occurs. Words of the title count more, and words after the lead count less.</param>
internal readonly record struct Term(uint Key, float Count);

/// <summary>Reads the words by which events are told apart: the title and the beginning of the body, stemmed.</summary>
internal sealed class EventTerms(EventRules rules)
{
    private readonly Dictionary<uint, float> _counts = [];
    private readonly List<Term> _terms = [];
    private readonly List<byte> _countries = [];
    private readonly char[] _word = new char[64];
    private int _length;
    private int _read;
    private bool _isTitle;

    /// <summary>The countries that the title and the lead of the last article name.</summary>
    public byte[] Countries => [.. _countries];

    /// <returns>Each word once. The list is valid until the next article is read.</returns>
    public ReadOnlySpan<Term> Read(GroupingArticle article)
    {
        _counts.Clear();
        _countries.Clear();
        _isTitle = true;
        ReadWords(article.Title);
        _isTitle = false;
        ReadWords(article.BodyText);
        _terms.Clear();
        foreach (var (key, count) in _counts)
        {
            _terms.Add(new Term(key, count));
        }

        return CollectionsMarshal.AsSpan(_terms);
    }

    private void ReadWords(string text)
    {
        _read = 0;
        var table = FoldingTable.Keys;
        foreach (var unit in text)
        {
            var target = table.Map[unit];
            if (target == FoldingTable.Expands)
            {
                foreach (var part in table.Expansion(unit))
                {
                    Add(part);
                }
            }
            else if (target != FoldingTable.Deleted)
            {
                Add(target);
            }

            if (_read >= rules.BodyWords)
            {
                return;
            }
        }

        Add(FoldingTable.Separator);
    }

    private void Add(char unit)
    {
        if (unit != FoldingTable.Separator)
        {
            // A word has room for 64 letters. Longer runs of letters come from scripts in the page.
            _length = _length < _word.Length ? _length + 1 : _length;
            _word[_length - 1] = unit;
            return;
        }

        if (_length == 0)
        {
            return;
        }

        var word = _word.AsSpan(0, _length);
        _length = 0;
        var stem = LightStemmer.Stem(word);
        if (stem.Length > 1 && _read < rules.BodyWords)
        {
            var isLead = _isTitle || _read < rules.LeadWords;
            var weight = _isTitle ? rules.TitleWeight : isLead ? 1 : rules.LaterWeight;
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, TermKey.Of(stem), out _) += (float)weight;
            _read++;
            if (isLead && Places.Of(word) is > 0 and var country && !_countries.Contains(country))
            {
                _countries.Add(country);
            }
        }
    }
}
