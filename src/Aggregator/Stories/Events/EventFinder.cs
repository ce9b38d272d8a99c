using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Events;

/// <summary>How near an article is to a story.</summary>
/// <param name="Story">The story.</param>
/// <param name="Likeness">The cosine, reduced by time and when all articles are of one source.</param>
/// <param name="Threshold">The likeness that was needed.</param>
/// <param name="Apart">The time since the story's latest article.</param>
/// <param name="Names">Pairs of words that counted as one name in two spellings.</param>
internal sealed record EventMatch(EventStory Story, double Likeness, double Threshold, TimeSpan Apart, int Names)
{
    /// <summary>A second story that the article is near enough to. The two stories become one. Null when there is none.</summary>
    public EventMatch? Bridged { get; init; }

    public bool IsNearerThan(EventMatch? other) =>
        other is null || Likeness > other.Likeness || (Likeness == other.Likeness && Story.Id < other.Story.Id);
}

/// <summary>Groups articles on one event: online clustering by TF-IDF centroids within a window of time. Ended stories are
/// forgotten at fixed instants, so that memory is bounded and a restarted process forgets the same stories.</summary>
internal sealed class EventFinder(EventRules rules)
{
    private readonly TermFrequencies _frequencies = new();
    private readonly EventTerms _terms = new(rules);
    private readonly LiveStories _stories = new(rules);
    private long _generation = long.MinValue;

    /// <summary>Stories in memory.</summary>
    public int Count => _stories.Count;

    /// <summary>Begins to read an article that belongs to no story yet.</summary>
    public void ReadTitle(TokenHashes title) => _terms.ReadTitle(title);

    /// <summary>Reads the body, and counts the words of the article.</summary>
    /// <returns>The vector for <see cref="Find"/> and <see cref="Join"/>.</returns>
    public EventVector ReadBody(TokenHashes body, DateTimeOffset at)
    {
        _terms.ReadBody(body);

        // A generation is half the window of texts. A restart reads the whole window again, so it counts all the articles that
        // gave the living stories their weights.
        var generation = at.UtcTicks / (Duplicates.DuplicateRules.Measured.Window.Ticks / 2);
        if (generation > _generation)
        {
            _frequencies.Swap();
            _generation = generation;
        }

        _stories.Advance(at);
        return _frequencies.Count(_terms.All, toOlder: generation < _generation, rules.Terms, rules.SoughtTerms) with { Countries = _terms.Countries };
    }

    /// <summary>The nearest closed story, when the last <see cref="Find"/> found no open story. The article's new story continues it.</summary>
    public long? Continued { get; private set; }

    /// <returns>The nearest story that is near enough and not closed; null when there is none.</returns>
    public EventMatch? Find(in EventVector vector, int source, DateTimeOffset at)
    {
        EventMatch? best = null, closed = null;
        var near = new List<EventMatch>();
        foreach (var story in _stories.Candidates(vector.Telling, at))
        {
            if (story.Compare(vector, source, at, rules) is not { } match)
            {
                continue;
            }

            if (story.IsClosed(at, rules))
            {
                closed = match.IsNearerThan(closed) ? match : closed;
            }
            else
            {
                near.Add(match);
                best = match.IsNearerThan(best) ? match : best;
            }
        }

        Continued = best is null ? closed?.Story.Id : null;
        return best is null || near.Count < 2 ? best : Bridge(best, near);
    }

    /// <summary>Adds the article that was read last to its story. An ended story takes no more words.</summary>
    /// <param name="vector">The article's terms.</param>
    /// <param name="placement">Where the article belongs.</param>
    /// <param name="source">The number of the article's source.</param>
    /// <param name="at">The article's time.</param>
    public void Join(in EventVector vector, Placement placement, int source, DateTimeOffset at)
    {
        var (id, storyId) = (placement.ArticleId, placement.StoryId);
        if (placement.DuplicateOf is not null)
        {
            _frequencies.TakeBack(_terms.All);
        }

        if (placement.Continues is { } closed)
        {
            _stories.Continue(closed, id, at);
        }

        // A story with a later number has taken over this article's story. After a restart this article comes before the first article of that story.
        if ((storyId >= id ? _stories.Begin(storyId, at) : _stories.ById(storyId)) is not { } story)
        {
            return;
        }

        story.Add(vector, id, source, at, rules);
        _stories.Post(story, vector.Telling.AsSpan(0, Math.Min(rules.PostedTerms, vector.Telling.Length)));
        if (storyId != id && _stories.ById(id) is { } continued)
        {
            // After a restart the article already belongs to the story that later took over its own.
            Merge(story, continued);
        }
    }

    /// <summary>Joins two stories.</summary>
    public void Merge(EventStory story, EventStory joined)
    {
        story.Add(joined, rules);
        _stories.End(joined);
        _stories.Post(story, joined.Telling(rules.PostedTerms));
    }

    /// <summary>Chooses the second story that becomes one with the best. The larger story keeps its number, or the older of two equal ones.</summary>
    private EventMatch Bridge(EventMatch best, List<EventMatch> near)
    {
        EventMatch? other = null;
        foreach (var match in near)
        {
            var isSmall = Math.Min(match.Story.Articles, best.Story.Articles + 1) <= rules.Bridged;
            other = match != best && isSmall && match.IsNearerThan(other) ? match : other;
        }

        if (other is null)
        {
            return best;
        }

        var (ours, theirs) = (best.Story.Articles, other.Story.Articles);
        var keepsBest = ours > theirs || (ours == theirs && best.Story.Id < other.Story.Id);
        return keepsBest ? best with { Bridged = other } : other with { Bridged = best };
    }
}
