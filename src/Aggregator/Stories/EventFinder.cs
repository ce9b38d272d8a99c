namespace Aggregator.Stories;

/// <summary>How near an article is to a story.</summary>
internal sealed record EventMatch(long StoryId, double Likeness, double Threshold, TimeSpan Apart);

/// <summary>
/// Groups articles on one event: online clustering by TF-IDF centroids within a window of time. What is over is forgotten at fixed
/// instants, so that memory is bounded and a restart forgets the same.
/// </summary>
internal sealed class EventFinder(EventRules rules)
{
    private readonly TermFrequencies _frequencies = new();
    private readonly EventTerms _terms = new(rules);
    private readonly LiveStories _stories = new(rules);
    private long _generation = long.MinValue;

    /// <summary>Stories in memory.</summary>
    public int Count => _stories.Count;

    /// <summary>Counts the article's words, which belongs to no story yet.</summary>
    /// <returns>What <see cref="Find"/> and <see cref="Join"/> compare.</returns>
    public WeightedTerm[] Read(GroupingArticle article)
    {
        var (at, terms) = (article.At, _terms.Read(article));

        // Half the window of texts: all that made the weights of the stories alive is then among what a restart reads again.
        var generation = at.UtcTicks / (DuplicateRules.Measured.Window.Ticks / 2);
        if (generation > _generation)
        {
            _frequencies.Swap();
            _generation = generation;
        }

        _stories.Advance(at);
        _frequencies.Add(terms, toOlder: generation < _generation);
        return _frequencies.Vector(terms, rules.Terms);
    }

    /// <returns>The nearest story that is near enough; null when there is none.</returns>
    public EventMatch? Find(WeightedTerm[] vector, int source, DateTimeOffset at)
    {
        EventMatch? best = null;
        foreach (var story in _stories.Candidates(Telling(vector, rules.SoughtTerms), at))
        {
            var apart = at - story.Last;
            var likeness = story.Cosine(vector) * Math.Exp(-Math.Abs(apart / rules.Decay)) * (1 - (rules.SameSource * story.ShareOf(source)));
            if (likeness >= rules.Join && (best is null || likeness > best.Likeness))
            {
                best = new EventMatch(story.Id, likeness, rules.Join, apart);
            }
        }

        return best;
    }

    /// <param name="vector">Of the article.</param>
    /// <param name="id">Of the article: the story that it begins has the same.</param>
    /// <param name="storyId">Where it belongs; a story that is over takes no more words.</param>
    /// <param name="source">Of the article.</param>
    /// <param name="at">Of the article.</param>
    public void Join(WeightedTerm[] vector, long id, long storyId, int source, DateTimeOffset at)
    {
        if ((storyId == id ? _stories.Begin(id, at) : _stories.ById(storyId)) is { } story)
        {
            story.Add(vector, source, at, rules.StoryTerms);
            _stories.Post(story, Telling(vector, rules.PostedTerms));
        }
    }

    /// <summary>The heaviest words, the heaviest first.</summary>
    private static ReadOnlySpan<WeightedTerm> Telling(WeightedTerm[] vector, int most)
    {
        var telling = (WeightedTerm[])vector.Clone();
        Array.Sort(telling, static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Key.CompareTo(b.Key));
        return telling.AsSpan(0, Math.Min(most, telling.Length));
    }
}
