using System.Runtime.InteropServices;

namespace Aggregator.Stories;

/// <summary>How near an article is to a story.</summary>
internal sealed record EventMatch(long StoryId, double Cosine, double Threshold, TimeSpan Apart);

/// <summary>Groups articles on one event: online clustering by TF-IDF centroids within a window of time.</summary>
internal sealed class EventFinder(EventRules rules)
{
    private readonly Dictionary<long, EventCentroid> _stories = [];
    private readonly Dictionary<uint, List<EventCentroid>> _postings = [];
    private readonly Dictionary<EventCentroid, float> _candidates = [];
    private readonly TermFrequencies _frequencies = new();

    public EventTerms Terms { get; } = new(rules);

    /// <returns>The story joined; null when the article begins one, named by <paramref name="id"/>.</returns>
    public EventMatch? Place(Term[] terms, long id, DateTimeOffset at)
    {
        _frequencies.Add(terms, at);
        var vector = _frequencies.Vector(terms);
        var match = Best(vector, at);
        Join(vector, match?.StoryId ?? id, at);
        return match;
    }

    public void Join(Term[] terms, long storyId, DateTimeOffset at)
    {
        _frequencies.Add(terms, at);
        Join(_frequencies.Vector(terms), storyId, at);
    }

    public void Restore(Term[] terms, long storyId, DateTimeOffset at) => Join(terms, storyId, at);

    private EventMatch? Best(WeightedTerm[] vector, DateTimeOffset at)
    {
        Gather(vector, at);
        EventMatch? best = null;
        foreach (var (story, _) in _candidates.OrderByDescending(candidate => candidate.Value).ThenBy(candidate => candidate.Key.Id).Take(rules.Candidates))
        {
            var apart = at - story.Last;
            var cosine = story.Cosine(vector) * Math.Exp(-Math.Abs(apart / rules.Decay));
            if (cosine >= rules.Join && (best is null || cosine > best.Cosine))
            {
                best = new EventMatch(story.Id, cosine, rules.Join, apart);
            }
        }

        return best;
    }

    /// <summary>Stories that share words, weighted by how telling the words are: only the best are compared in full.</summary>
    private void Gather(WeightedTerm[] vector, DateTimeOffset at)
    {
        _candidates.Clear();
        foreach (var term in vector)
        {
            if (_frequencies.IsCommon(term.Key) || !_postings.TryGetValue(term.Key, out var stories))
            {
                continue;
            }

            foreach (var story in stories)
            {
                if ((at - story.Last).Duration() <= rules.Window)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_candidates, story, out _) += term.Weight * term.Weight;
                }
            }
        }
    }

    private void Join(WeightedTerm[] vector, long storyId, DateTimeOffset at)
    {
        if (!_stories.TryGetValue(storyId, out var story))
        {
            _stories[storyId] = story = new EventCentroid(storyId);
        }

        foreach (var key in story.Add(vector, at))
        {
            Post(key, story);
        }
    }

    private void Post(uint key, EventCentroid story)
    {
        ref var stories = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, key, out _);
        stories ??= new List<EventCentroid>(1);
        stories.Add(story);
        if (stories.Count > rules.PostingsPerTerm)
        {
            stories.RemoveRange(0, rules.PostingsPerTerm / 4);
        }
    }
}
