using Aggregator.Stories.Duplicates;

namespace Aggregator.Stories.Events;

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
    public EventVector Read(GroupingArticle article)
    {
        var at = article.At;
        var terms = _terms.Read(article);

        // Half the window of texts: all that made the weights of the stories alive is then among what a restart reads again.
        var generation = at.UtcTicks / (DuplicateRules.Measured.Window.Ticks / 2);
        if (generation > _generation)
        {
            _frequencies.Swap();
            _generation = generation;
        }

        _stories.Advance(at);
        return _frequencies.Count(terms, toOlder: generation < _generation, rules.Terms, rules.SoughtTerms);
    }

    /// <returns>The nearest story that is near enough; null when there is none.</returns>
    public EventMatch? Find(in EventVector vector, int source, DateTimeOffset at)
    {
        EventMatch? best = null;
        foreach (var story in _stories.Candidates(vector.Telling, at))
        {
            var apart = at - story.Last;
            var fading = Math.Exp(-Math.Abs(apart / rules.Decay)) * (1 - (rules.SameSource * story.ShareOf(source))) * (story.IsSingle ? 1 - rules.SingleArticle : 1);
            // No cosine is above one: of what has faded below the threshold none is computed.
            var likeness = fading < rules.Join ? 0 : story.Cosine(vector.InOrder) * fading;
            if (likeness >= rules.Join && (best is null || likeness > best.Likeness || (likeness == best.Likeness && story.Id < best.StoryId)))
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
    public void Join(in EventVector vector, long id, long storyId, int source, DateTimeOffset at)
    {
        if ((storyId == id ? _stories.Begin(id, at) : _stories.ById(storyId)) is { } story)
        {
            story.Add(vector.InOrder, source, at, rules.StoryTerms);
            _stories.Post(story, vector.Telling.AsSpan(0, Math.Min(rules.PostedTerms, vector.Telling.Length)));
        }
    }
}
