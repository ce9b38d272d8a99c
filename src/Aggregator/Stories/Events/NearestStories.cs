namespace Aggregator.Stories.Events;

/// <summary>The few stories that are nearest to an article, the nearest first. Of two equally near stories the older one comes first.</summary>
/// <param name="most">How many stories are kept.</param>
internal sealed class NearestStories(int most)
{
    private readonly (float Likeness, EventStory Story)[] _best = new (float, EventStory)[most];
    private int _count;

    public IEnumerable<EventStory> Stories => _best.Take(_count).Select(one => one.Story);

    public void Clear() => _count = 0;

    /// <summary>Whether a story with this likeness can be among the nearest.</summary>
    public bool MayHold(float likeness) => _count < most || likeness >= _best[most - 1].Likeness;

    public void Add(float likeness, EventStory story)
    {
        var place = Math.Min(_count, most - 1);
        if (_count == most && !IsBefore(likeness, story, _best[place]))
        {
            return;
        }

        while (place > 0 && IsBefore(likeness, story, _best[place - 1]))
        {
            _best[place] = _best[place - 1];
            place--;
        }

        _best[place] = (likeness, story);
        _count = Math.Min(_count + 1, most);
    }

    private static bool IsBefore(float likeness, EventStory story, (float Likeness, EventStory Story) other) =>
        likeness > other.Likeness || (likeness == other.Likeness && story.Id < other.Story.Id);
}
