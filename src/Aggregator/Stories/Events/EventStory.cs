namespace Aggregator.Stories.Events;

/// <summary>A story that may still grow, with the words, times, sources and countries of its articles.</summary>
internal sealed class EventStory(long id, int number, DateTimeOffset first)
{
    /// <summary>A story counts at most this many sources and this many countries. Another one would have too small a share to matter.</summary>
    private const int MostCounted = 64;

    private Centroid _words = new();
    private (int Value, int Articles)[] _sources = [];
    private (int Value, int Articles)[] _countries = [];
    private long[] _members = [];
    private int _earlier;

    public long Id { get; private set; } = id;

    /// <summary>The number of the story in the order in which stories began.</summary>
    public int Number => number;

    /// <summary>The number of its articles, without the articles of the stories that it continues.</summary>
    public int Articles => _words.Articles - _earlier;

    /// <summary>The story's articles; empty when it has more than <see cref="EventRules.Bridged"/>, because such a story never moves into another.</summary>
    public IReadOnlyList<long> Members => _members;

    /// <summary>The article that came first. It differs from <see cref="Id"/> when the story has taken in an older story.</summary>
    public long FirstArticle { get; private set; } = id;

    public DateTimeOffset First { get; private set; } = first;

    /// <summary>The story's latest article.</summary>
    public DateTimeOffset Last { get; private set; } = first;

    /// <summary>Whether the story takes no more articles. The next article that is near begins a story that continues it.</summary>
    public bool IsClosed(DateTimeOffset at, EventRules rules) => Articles >= rules.MostArticles || (at - First).Duration() > rules.Longest;

    /// <summary>Turns this closed story into the story that continues it. When its size has closed the story, its words are kept,
    /// because the event goes on. When its age has closed it, only the words of new articles count.</summary>
    public void Continue(long id, DateTimeOffset at, EventRules rules)
    {
        if (Articles < rules.MostArticles)
        {
            (_words, _sources, _countries) = (new Centroid(), [], []);
        }

        (Id, FirstArticle, First, _earlier, _members) = (id, id, at, _words.Articles, []);
    }

    /// <summary>The heaviest words of the story. It is found by them.</summary>
    public WeightedTerm[] Telling(int most) => _words.Telling(most);

    /// <param name="vector">The article's terms.</param>
    /// <param name="source">The number of the article's source.</param>
    /// <param name="at">The article's time.</param>
    /// <param name="rules">The thresholds.</param>
    /// <returns>Null when the likeness is below the threshold.</returns>
    public EventMatch? Compare(in EventVector vector, int source, DateTimeOffset at, EventRules rules)
    {
        var apart = at - Last;
        var fading = Math.Exp(-Math.Abs(apart / rules.Decay)) * (1 - (rules.SameSource * Share(_sources, source)));
        // No cosine is above one, so the article cannot be near enough.
        if (fading < rules.Join || IsOfOtherPlace(vector.Countries, rules))
        {
            return null;
        }

        var likeness = _words.Cosine(vector.InOrder) * fading;
        var names = 0;
        if (likeness < rules.Join && likeness >= rules.Join * rules.NamesFrom)
        {
            (var added, names) = _words.Names(vector.InOrder, rules.NameWeight);
            likeness += added * fading;
        }

        return likeness < rules.Join ? null : new EventMatch(this, likeness, rules.Join, apart, names);
    }

    /// <param name="vector">The article's terms.</param>
    /// <param name="article">The article's id.</param>
    /// <param name="source">The number of the article's source.</param>
    /// <param name="at">The article's time.</param>
    /// <param name="rules">How many words and articles are kept.</param>
    public void Add(in EventVector vector, long article, int source, DateTimeOffset at, EventRules rules)
    {
        _words.Add(vector.InOrder, rules.StoryTerms);
        _members = Articles <= rules.Bridged ? [.. _members, article] : [];
        FirstArticle = Math.Min(FirstArticle, article);
        Extend(at, at);
        _sources = Counted(_sources, source, 1);
        foreach (var country in vector.Countries)
        {
            _countries = Counted(_countries, country, 1);
        }
    }

    /// <summary>Takes in a story that turned out to be on the same event.</summary>
    public void Add(EventStory other, EventRules rules)
    {
        _words.Add(other._words, rules.StoryTerms);
        _earlier += other._earlier;
        _members = Articles <= rules.Bridged ? [.. _members, .. other._members] : [];
        FirstArticle = Math.Min(FirstArticle, other.FirstArticle);
        Extend(other.First, other.Last);
        _sources = other._sources.Aggregate(_sources, (counts, one) => Counted(counts, one.Value, one.Articles));
        _countries = other._countries.Aggregate(_countries, (counts, one) => Counted(counts, one.Value, one.Articles));
    }

    private void Extend(DateTimeOffset first, DateTimeOffset last) =>
        (First, Last) = (first < First ? first : First, last > Last ? last : Last);

    /// <summary>Whether the story has a place and the article names only other countries.</summary>
    private bool IsOfOtherPlace(byte[] countries, EventRules rules)
    {
        if (countries.Length == 0 || !Array.Exists(_countries, country => country.Articles >= rules.PlaceOfStory * _words.Articles))
        {
            return false;
        }

        foreach (var country in countries)
        {
            if (Share(_countries, country) >= rules.PlaceShare)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The share of all articles on the event, duplicates included, that have the value.</summary>
    private double Share((int Value, int Articles)[] counts, int value)
    {
        foreach (var known in counts)
        {
            if (known.Value == value)
            {
                return known.Articles / (double)_words.Articles;
            }
        }

        return 0;
    }

    private static (int Value, int Articles)[] Counted((int Value, int Articles)[] counts, int value, int articles)
    {
        var at = Array.FindIndex(counts, known => known.Value == value);
        if (at >= 0)
        {
            counts[at].Articles += articles;
            return counts;
        }

        return counts.Length < MostCounted ? [.. counts, (value, articles)] : counts;
    }
}
