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
    /// <summary>Longer runs of letters come from scripts in the page.</summary>
    private const int MostLetters = 64;

    private const int KnownBits = 13;

    private readonly Dictionary<uint, float> _counts = [];
    private readonly List<Term> _terms = [];
    private readonly List<byte> _countries = [];

    /// <summary>Recent words, because news repeats its words. Without it the benchmark <c>group</c> takes a twentieth more
    /// processor time with stories.</summary>
    private readonly KnownWord[] _known = new KnownWord[1 << KnownBits];

    /// <summary>The countries that the title and the lead of the last article name.</summary>
    public byte[] Countries => [.. _countries];

    /// <summary>Begins an article.</summary>
    public void ReadTitle(TokenHashes title)
    {
        _counts.Clear();
        _countries.Clear();
        ReadWords(title, rules.BodyWords, rules.TitleWeight);
    }

    /// <summary>The words of title and body, each once; valid until the next reading.</summary>
    public ReadOnlySpan<Term> All => CollectionsMarshal.AsSpan(_terms);

    public void ReadBody(TokenHashes body)
    {
        ReadWords(body, rules.LeadWords, 1);
        _terms.Clear();
        foreach (var (key, count) in _counts)
        {
            _terms.Add(new Term(key, count));
        }
    }

    /// <param name="words">Of the title, or of the body.</param>
    /// <param name="lead">How many words have the full weight and may name countries.</param>
    /// <param name="weight">The full weight.</param>
    private void ReadWords(TokenHashes words, int lead, double weight)
    {
        var read = 0;
        for (var at = 0; at < words.Hashes.Length && read < rules.BodyWords; at++)
        {
            var word = Known(words, at);
            if (!word.IsTerm)
            {
                continue;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(_counts, word.Key, out _) += (float)(read < lead ? weight : rules.LaterWeight);
            read++;
            if (read <= lead && word.Country > 0 && !_countries.Contains(word.Country))
            {
                _countries.Add(word.Country);
            }
        }
    }

    private KnownWord Known(TokenHashes words, int at)
    {
        var hash = words.Hashes[at];
        ref var known = ref _known[hash >> (64 - KnownBits)];
        if (known.Hash != hash)
        {
            var word = words.Word(at);
            word = word[..Math.Min(word.Length, MostLetters)];
            var stem = LightStemmer.Stem(word);
            known = new KnownWord(hash, TermKey.Of(stem), stem.Length > 1, Places.Of(word));
        }

        return known;
    }

    /// <param name="Hash">See <see cref="TokenHashes"/>.</param>
    /// <param name="Key">See <see cref="TermKey"/>.</param>
    /// <param name="IsTerm">False for a word of one letter.</param>
    /// <param name="Country">See <see cref="Places"/>.</param>
    private readonly record struct KnownWord(ulong Hash, uint Key, bool IsTerm, byte Country);
}
