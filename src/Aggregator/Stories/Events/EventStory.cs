namespace Aggregator.Stories.Events;

/// <summary>A story that may still grow: its words, when its articles came, whose they are and of which countries they speak.</summary>
internal sealed class EventStory(long id, int number, DateTimeOffset first)
{
    /// <summary>A story has so many different sources and countries that count; of which one in so many articles is, is of no weight.</summary>
    private const int MostCounted = 64;

    private Centroid _words = new();
    private (int Value, int Articles)[] _sources = [];
    private (int Value, int Articles)[] _countries = [];
    private long[] _members = [];
    private int _earlier;

    public long Id { get; private set; } = id;

    /// <summary>Counts the stories as they begin.</summary>
    public int Number => number;

    /// <summary>Without those of the stories that this one continues.</summary>
    public int Articles => _words.Articles - _earlier;

    /// <summary>The story's articles, while it has no more than <see cref="EventRules.Bridged"/>; none later.</summary>
    public IReadOnlyList<long> Members => _members;

    /// <summary>The article that came first: another than <see cref="Id"/> when the story has taken in an older one.</summary>
    public long FirstArticle { get; private set; } = id;

    public DateTimeOffset First { get; private set; } = first;

    /// <summary>The story's latest article.</summary>
    public DateTimeOffset Last { get; private set; } = first;

    /// <summary>It takes no more articles; the next one that is near begins its continuation.</summary>
    public bool IsClosed(DateTimeOffset at, EventRules rules) => Articles >= rules.MostArticles || (at - First).Duration() > rules.Longest;

    /// <summary>From now on the event is told by another story. What goes on is found by the words of all that was told, when the story was
    /// closed by its size; when it was closed by its age, the words of today count.</summary>
    public void Continue(long id, DateTimeOffset at, EventRules rules)
    {
        if (Articles < rules.MostArticles)
        {
            (_words, _sources, _countries) = (new Centroid(), [], []);
        }

        (Id, FirstArticle, First, _earlier, _members) = (id, id, at, _words.Articles, []);
    }

    /// <summary>The words by which a story is found.</summary>
    public WeightedTerm[] Telling(int most) => _words.Telling(most);

    /// <param name="vector">Of the article.</param>
    /// <param name="source">Of the article.</param>
    /// <param name="at">Of the article.</param>
    /// <param name="rules">What fades a likeness.</param>
    /// <returns>Null when it is below the threshold.</returns>
    public EventMatch? Compare(in EventVector vector, int source, DateTimeOffset at, EventRules rules)
    {
        var apart = at - Last;
        var fading = Math.Exp(-Math.Abs(apart / rules.Decay)) * (1 - (rules.SameSource * Share(_sources, source)));
        // No cosine is above one.
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

    /// <param name="vector">Of the article.</param>
    /// <param name="article">Its number.</param>
    /// <param name="source">Whose it is.</param>
    /// <param name="at">When it came.</param>
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

    /// <summary>The story is of a place, the article speaks of countries, and none of them is one of the story's.</summary>
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

    /// <summary>Of all articles on the event, duplicates among them.</summary>
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
