using Aggregator.Stories.Duplicates;

namespace Aggregator.Stories.Events;

/// <summary>The stories that may still grow. An index finds them by their words.</summary>
internal sealed class LiveStories(EventRules rules)
{
    /// <summary>A word that this many stories of one day have finds none of them, because it would cost too many comparisons.</summary>
    private const int MostOfTerm = 128;

    /// <summary>When the time is this far from the time before, the clock has jumped, and nothing is forgotten because of it.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromDays(7);

    private static readonly TimeSpan Grid = TimeSpan.FromHours(6);

    /// <summary>The time that one table of postings covers. It is a multiple of <see cref="Grid"/>.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Dictionary<long, EventStory> _byId = [];
    private readonly Queue<Postings> _postings = [];
    private Postings _today = new(long.MinValue, 0);
    private readonly uint[] _entries = new uint[MostOfTerm];
    private readonly List<EventStory?> _byNumber = [];
    private readonly List<int> _touched = [];
    private readonly (float Likeness, EventStory Story)[] _best = new (float, EventStory)[rules.Candidates];
    private Likeness[] _likeness = [];
    private int _stamp;
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
            _today = new Postings(day, _firstNumber);
            _postings.Enqueue(_today);
        }
    }

    public EventStory? ById(long id) => _byId.GetValueOrDefault(id);

    public EventStory Begin(long id, DateTimeOffset at)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            return known;
        }

        var story = new EventStory(id, _firstNumber + _byNumber.Count, at);
        _byId.Add(id, story);
        _byNumber.Add(story);
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
        _byNumber[story.Number - _firstNumber] = null;
    }

    /// <summary>Adds words by which the story is found.</summary>
    public void Post(EventStory story, ReadOnlySpan<WeightedTerm> terms)
    {
        foreach (var term in terms)
        {
            // A story is entered once a day for each word. Otherwise the articles of one great event would make its words look common.
            if (_today.Find(term.Key, _entries, out var found) && !_today.Holds(_entries.AsSpan(0, found), story.Number))
            {
                _today.Add(term.Key, story.Number);
            }
        }
    }

    /// <summary>Finds the stories that share the most telling words. Only these are compared in full.</summary>
    /// <returns>The nearest first; valid until the next call.</returns>
    public IEnumerable<EventStory> Candidates(ReadOnlySpan<WeightedTerm> terms, DateTimeOffset at)
    {
        Array.Resize(ref _likeness, Math.Max(_likeness.Length, _byNumber.Capacity));
        _touched.Clear();
        foreach (var postings in _postings)
        {
            postings.Touch(terms);
        }

        foreach (var term in terms)
        {
            _stamp++;
            foreach (var postings in _postings)
            {
                Gather(postings, term);
            }
        }

        var count = 0;
        foreach (var place in _touched)
        {
            var likeness = _likeness[place].Sum;
            _likeness[place].Sum = 0;
            // Thousands of stories may share a word, so stories that cannot be among the best are skipped first.
            if ((count < _best.Length || likeness >= _best[count - 1].Likeness) && _byNumber[place] is { } story && IsAlive(story, at))
            {
                count = Keep(likeness, story, count);
            }
        }

        return _best.Take(count).Select(candidate => candidate.Story);
    }

    /// <summary>Puts the story among the best; of two equally near stories the older one stays.</summary>
    private int Keep(float likeness, EventStory story, int count)
    {
        var place = count < _best.Length ? count : count - 1;
        if (place < count && !IsBefore(likeness, story, _best[place]))
        {
            return count;
        }

        while (place > 0 && IsBefore(likeness, story, _best[place - 1]))
        {
            _best[place] = _best[place - 1];
            place--;
        }

        _best[place] = (likeness, story);
        return Math.Min(count + 1, _best.Length);
    }

    private static bool IsBefore(float likeness, EventStory story, (float Likeness, EventStory Story) other) =>
        likeness > other.Likeness || (likeness == other.Likeness && story.Id < other.Story.Id);

    private bool IsAlive(EventStory story, DateTimeOffset at) => (at - story.Last).Duration() <= rules.Window;

    private void Gather(Postings postings, WeightedTerm term)
    {
        if (!postings.Find(term.Key, _entries, out var found))
        {
            return;
        }

        for (var entry = 0; entry < found; entry++)
        {
            var place = postings.Number(_entries[entry]) - _firstNumber;
            // A story is posted anew with each of its articles, and counts once for a word.
            if (place < 0 || _likeness[place].Stamp == _stamp)
            {
                continue;
            }

            ref var likeness = ref _likeness[place];
            likeness.Stamp = _stamp;
            if (likeness.Sum == 0)
            {
                _touched.Add(place);
            }

            likeness.Sum += term.Weight * term.Weight;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        while (_postings.TryPeek(out var oldest) && now.UtcTicks - ((oldest.Day + 1) * Day.Ticks) > rules.Window.Ticks)
        {
            _postings.Dequeue();
        }

        for (var at = 0; at < _byNumber.Count; at++)
        {
            if (_byNumber[at] is { } story && !IsAlive(story, now))
            {
                _byId.Remove(story.Id);
                _byNumber[at] = null;
            }
        }

        var live = _byNumber.FindIndex(story => story is not null);
        var over = live < 0 ? _byNumber.Count : live;
        _byNumber.RemoveRange(0, over);
        _firstNumber += over;
        Array.Clear(_likeness);
    }

    /// <param name="Sum">The sum over the shared words.</param>
    /// <param name="Stamp">The number of the word that was counted last.</param>
    private record struct Likeness(float Sum, int Stamp);

    /// <summary>The stories that had each word on one day.</summary>
    private sealed class Postings(long day, int firstNumber)
    {
        private readonly FingerprintIndex _index = new();

        /// <summary>Words of too many stories. No story is found by them.</summary>
        private readonly HashSet<uint> _common = [];

        /// <summary>Holds what was read in advance, because the compiler would leave out reads that nothing uses.</summary>
        private int _inAdvance;

        public long Day => day;

        /// <returns>False when more stories have the word than there is room for.</returns>
        public bool Find(uint key, Span<uint> entries, out int found)
        {
            found = 0;
            if (_common.Contains(key))
            {
                return false;
            }

            found = _index.Find(key, entries);
            if (found == entries.Length)
            {
                _common.Add(key);
                return false;
            }

            return true;
        }

        /// <summary>Reads the memory of all look-ups in advance; see <see cref="FingerprintIndex.Touch"/>.</summary>
        public void Touch(ReadOnlySpan<WeightedTerm> terms)
        {
            foreach (var term in terms)
            {
                _inAdvance += _index.Touch(term.Key);
            }
        }

        public bool Holds(ReadOnlySpan<uint> entries, int number)
        {
            foreach (var entry in entries)
            {
                if (Number(entry) == number)
                {
                    return true;
                }
            }

            return false;
        }

        public int Number(uint entry) => (int)(entry >> 2) + firstNumber;

        public void Add(uint key, int number) => _index.Add(key, number - firstNumber, 0);
    }
}
