namespace Aggregator.Stories.Events;

/// <summary>The stories that may still grow. They are found by their words.</summary>
/// <remarks>A story's place in the list is its number minus the number of the oldest living story.</remarks>
internal sealed class LiveStories(EventRules rules)
{
    /// <summary>When the time is this far from the time before, the clock has jumped, and nothing is forgotten because of it.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromDays(7);

    private static readonly TimeSpan Grid = TimeSpan.FromHours(6);

    /// <summary>The time that one table of postings covers. It is a multiple of <see cref="Grid"/>.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Dictionary<long, EventStory> _byId = [];

    /// <summary>The stories by their places; null when the story has ended.</summary>
    private readonly List<EventStory?> _byPlace = [];

    private readonly Queue<DayPostings> _days = [];
    private readonly SharedWords _shared = new();
    private readonly NearestStories _nearest = new(rules.Candidates);
    private DayPostings _today = new(long.MinValue, 0);
    private int _firstNumber;
    private long _tick = long.MinValue;

    public int Count => _byId.Count;

    /// <summary>Forgets ended stories. It does so at fixed instants, so that a restarted process forgets the same stories.</summary>
    public void Advance(DateTimeOffset at)
    {
        var tick = at.UtcTicks / Grid.Ticks;
        if (tick <= _tick && (_tick - tick) * Grid.Ticks <= Jump.Ticks)
        {
            return;
        }

        var hasJumped = _tick == long.MinValue || Math.Abs(tick - _tick) * Grid.Ticks > Jump.Ticks;
        _tick = tick;
        if (!hasJumped)
        {
            Sweep(new DateTimeOffset(tick * Grid.Ticks, TimeSpan.Zero));
        }

        var day = at.UtcTicks / Day.Ticks;
        if (day != _today.Day)
        {
            _today = new DayPostings(day, _firstNumber);
            _days.Enqueue(_today);
        }
    }

    public EventStory? ById(long id) => _byId.GetValueOrDefault(id);

    public EventStory Begin(long id, DateTimeOffset at)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            return known;
        }

        var story = new EventStory(id, _firstNumber + _byPlace.Count, at);
        _byId.Add(id, story);
        _byPlace.Add(story);
        return story;
    }

    /// <summary>A new story continues the event of a closed one. It takes over the words, so that later articles find it.</summary>
    public void Continue(long closed, long id, DateTimeOffset at)
    {
        if (_byId.Remove(closed, out var story))
        {
            story.Continue(id, at, rules);
            _byId.Add(id, story);
        }
    }

    /// <summary>Removes a story whose articles belong to another story from now on.</summary>
    public void End(EventStory story)
    {
        _byId.Remove(story.Id);
        _byPlace[story.Number - _firstNumber] = null;
    }

    /// <summary>Adds words by which the story is found.</summary>
    public void Post(EventStory story, ReadOnlySpan<WeightedTerm> terms)
    {
        foreach (var term in terms)
        {
            _today.Add(term.Key, story.Number);
        }
    }

    /// <summary>Finds the stories that share the most telling words. Only these are compared in full.</summary>
    /// <returns>The nearest first; valid until the next call.</returns>
    public IEnumerable<EventStory> Candidates(ReadOnlySpan<WeightedTerm> terms, DateTimeOffset at)
    {
        _shared.Begin(_byPlace.Capacity);
        foreach (var day in _days)
        {
            day.Touch(terms);
        }

        foreach (var term in terms)
        {
            _shared.NextWord();
            foreach (var day in _days)
            {
                Gather(day, term);
            }
        }

        _nearest.Clear();
        foreach (var place in _shared.Touched)
        {
            var likeness = _shared.Take(place);

            // Thousands of stories may share a word, so stories that cannot be among the nearest are skipped first.
            if (_nearest.MayHold(likeness) && _byPlace[place] is { } story && IsAlive(story, at))
            {
                _nearest.Add(likeness, story);
            }
        }

        return _nearest.Stories;
    }

    private void Gather(DayPostings day, WeightedTerm term)
    {
        if (!day.TryFind(term.Key, out var entries))
        {
            return;
        }

        foreach (var entry in entries)
        {
            // The place of a forgotten story is negative.
            if (day.Number(entry) - _firstNumber is >= 0 and var place)
            {
                _shared.Count(place, term.Weight);
            }
        }
    }

    private bool IsAlive(EventStory story, DateTimeOffset at) => (at - story.Last).Duration() <= rules.Window;

    private void Sweep(DateTimeOffset now)
    {
        while (_days.TryPeek(out var oldest) && now.UtcTicks - ((oldest.Day + 1) * Day.Ticks) > rules.Window.Ticks)
        {
            _days.Dequeue();
        }

        for (var place = 0; place < _byPlace.Count; place++)
        {
            if (_byPlace[place] is { } story && !IsAlive(story, now))
            {
                _byId.Remove(story.Id);
                _byPlace[place] = null;
            }
        }

        var live = _byPlace.FindIndex(story => story is not null);
        var ended = live < 0 ? _byPlace.Count : live;
        _byPlace.RemoveRange(0, ended);
        _firstNumber += ended;
        _shared.Clear();
    }
}
