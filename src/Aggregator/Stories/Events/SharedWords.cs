namespace Aggregator.Stories.Events;

/// <summary>How much each living story shares with one article: the sum of the squared weights of the common words.</summary>
/// <remarks>A story is known by its place in the list of living stories. The table is used for every article, so only the places that
/// were touched are cleared.</remarks>
internal sealed class SharedWords
{
    private readonly List<int> _touched = [];
    private Share[] _shares = [];
    private int _word;

    /// <summary>The places of the stories that share a word with the article.</summary>
    public List<int> Touched => _touched;

    /// <summary>Begins a new article.</summary>
    /// <param name="stories">The number of places. It should grow in large steps, because the table is copied when it grows.</param>
    public void Begin(int stories)
    {
        Array.Resize(ref _shares, Math.Max(_shares.Length, stories));
        _touched.Clear();
    }

    public void NextWord() => _word++;

    /// <summary>Counts the present word for a story. A story is found in the postings of several days, but a word counts once.</summary>
    public void Count(int place, float weight)
    {
        ref var share = ref _shares[place];
        if (share.Word == _word)
        {
            return;
        }

        share.Word = _word;
        if (share.Sum == 0)
        {
            _touched.Add(place);
        }

        share.Sum += weight * weight;
    }

    /// <returns>The sum of the story, which is then cleared for the next article.</returns>
    public float Take(int place)
    {
        var sum = _shares[place].Sum;
        _shares[place].Sum = 0;
        return sum;
    }

    /// <summary>Called when the places of the stories change.</summary>
    public void Clear() => Array.Clear(_shares);

    /// <param name="Sum">The sum over the shared words.</param>
    /// <param name="Word">The number of the word that was counted last.</param>
    private record struct Share(float Sum, int Word);
}
