using System.Text;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Made-up Arabic text. A few words of the vocabulary are common and most are rare, as in a language.</summary>
internal sealed class ZipfWords
{
    private const int Vocabulary = 200_000;
    private const string Letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static readonly string[] Before = ["", "", "", "ال", "ال", "و", "ب", "ل", "وال", "بال"];
    private static readonly string[] After = ["", "", "", "ة", "ات", "ين", "ون", "ها", "ية"];

    private readonly Random _random;
    private readonly double[] _shares = new double[Vocabulary];
    private readonly string[] _words = new string[Vocabulary];

    public ZipfWords(int seed)
    {
        _random = new Random(seed);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            string word;
            while (!known.Add(word = NewWord(rank)))
            {
            }

            _words[rank] = word;
            // Mandelbrot's correction: the first words of a language are less common than Zipf's law says.
            _shares[rank] = sum += 1 / (rank + 2.7);
        }
    }

    public string this[int rank] => _words[rank];

    /// <summary>The same words for a random source in the same state, on any number of threads.</summary>
    public string[] Text(Random random, int words)
    {
        var text = new string[words];
        for (var at = 0; at < words; at++)
        {
            var place = Array.BinarySearch(_shares, random.NextDouble() * _shares[^1]);
            text[at] = _words[Math.Min(place < 0 ? ~place : place, Vocabulary - 1)];
        }

        return text;
    }

    private string NewWord(int rank)
    {
        // Common words are short: «في», «من», «على».
        var letters = rank < 50 ? 2 : rank < 2000 ? 3 + _random.Next(2) : 3 + _random.Next(4);
        var word = new StringBuilder(rank < 200 ? "" : Before[_random.Next(Before.Length)]);
        for (var at = 0; at < letters; at++)
        {
            word.Append(Letters[_random.Next(Letters.Length)]);
        }

        return word.Append(rank < 200 ? "" : After[_random.Next(After.Length)]).ToString();
    }
}
