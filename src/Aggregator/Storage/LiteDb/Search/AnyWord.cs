using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Articles that hold at least one of the words in a field.</summary>
/// <remarks>
/// A typed word has up to a hundred forms, and most parts of an index hold a few of them. Lucene's own queries open the dictionary of every
/// part once for each form. This one opens it once for all forms.
/// </remarks>
internal sealed class AnyWord : Filter
{
    private readonly string _field;
    private readonly BytesRef[] _words;

    public AnyWord(string field, IEnumerable<string> words)
    {
        _field = field;
        _words = [.. words.Distinct(StringComparer.Ordinal).Select(word => new BytesRef(word))];

        // In the order of the dictionary each lookup begins near the one before.
        Array.Sort(_words);
    }

    /// <returns>Null when the part holds none of the words.</returns>
    public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        if (context.AtomicReader.GetTerms(_field) is not { } terms)
        {
            return null;
        }

        var dictionary = terms.GetEnumerator();
        var found = new List<DocIdSetIterator>();
        foreach (var word in _words)
        {
            if (dictionary.SeekExact(word))
            {
                found.Add(dictionary.Docs(acceptDocs, null, DocsFlags.NONE));
            }
        }

        return found.Count == 0 ? null : new Hits(found);
    }

    private sealed class Hits(List<DocIdSetIterator> words) : DocIdSet
    {
        public override DocIdSetIterator GetIterator() => words is [var only] ? only : new Union(words);
    }

    /// <summary>The articles with any of the words, in order.</summary>
    private sealed class Union : DocIdSetIterator
    {
        private readonly PriorityQueue<DocIdSetIterator, int> _words = new();
        private readonly long _cost;
        private int _at = -1;

        public Union(List<DocIdSetIterator> words)
        {
            _cost = words.Sum(word => word.GetCost());
            words.ForEach(word => _words.Enqueue(word, word.DocID));
        }

        public override int DocID => _at;

        public override int NextDoc() => Advance(_at + 1);

        public override int Advance(int target)
        {
            while (_words.TryPeek(out var word, out var at) && at < target)
            {
                _words.DequeueEnqueue(word, word.Advance(target));
            }

            _words.TryPeek(out _, out _at);
            return _at;
        }

        public override long GetCost() => _cost;
    }
}
