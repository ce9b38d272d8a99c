using Aggregator.Text;

namespace Aggregator.Stories;

/// <summary>Places articles in order of arrival: the same text (duplicates) and the same event (stories). One writer; not thread-safe.</summary>
public sealed class StoryGrouper
{
    private readonly DuplicateFinder _duplicates = new(DuplicateRules.Measured);
    private readonly EventFinder? _events;
    private readonly TokenHashes _tokens = new();
    private EditorDecisions _decisions = EditorDecisions.None;
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);

    public StoryGrouper()
        : this(withStories: true)
    {
    }

    /// <param name="withStories">False leaves every text that is nobody's duplicate in a story of its own.</param>
    internal StoryGrouper(bool withStories) => _events = withStories ? new EventFinder(EventRules.Measured) : null;

    /// <summary>Articles in memory.</summary>
    public int Count => _duplicates.Count;

    /// <summary>The earliest article that must be restored for a process that starts now to decide as if it had never stopped.</summary>
    public static DateTimeOffset RestoreFrom(DateTimeOffset now)
    {
        var window = DuplicateRules.Measured.Window.Ticks;
        return new DateTimeOffset(Math.Max(0, (now.UtcTicks / window) - 1) * window, TimeSpan.Zero);
    }

    /// <summary>
    /// From now on these decisions hold, in place of all before; call it before <see cref="Restore"/> too.
    /// </summary>
    /// <returns>The placements of articles in memory that are now different, to be stored.</returns>
    public IReadOnlyList<Placement> Decide(EditorDecisions decisions, IEnumerable<long> articles)
    {
        _decisions = decisions;
        var changed = new List<Placement>();
        foreach (var id in articles.Distinct().Order())
        {
            if (_duplicates.ById(id) is { } known && Decided(known) is { } placement)
            {
                changed.Add(placement);
                _duplicates.Update(id, text => text with { Representative = placement.DuplicateOf ?? id, StoryId = placement.StoryId });
            }
        }

        return changed;
    }

    /// <summary>Takes back an earlier decision, in order of arrival, before the first <see cref="Place"/>.</summary>
    public void Restore(PlacedArticle placed)
    {
        _duplicates.Advance(placed.Article.At);
        if (_duplicates.ById(placed.Article.Id) is null)
        {
            var reading = Read(placed.Article);
            var stored = placed.Placement.Fingerprints is { } bytes ? Fingerprints.FromBytes(bytes) : null;
            reading = reading with { Fingerprints = stored ?? reading.Fingerprints };
            Remember(reading, placed.Placement);
            _events?.Restore(reading.Terms, placed.Placement.StoryId, placed.Article.At);
        }
    }

    public Placement Place(GroupingArticle article)
    {
        _duplicates.Advance(article.At);
        var reading = Read(article);
        if (_duplicates.ById(article.Id) is { } known)
        {
            return Again(known, reading.Fingerprints);
        }

        var match = Match(reading);
        if (match?.IsMereCopy(DuplicateRules.Measured) == true)
        {
            reading = reading with { Fingerprints = reading.Fingerprints! with { IsMereCopy = true } };
        }

        var placement = match is { } found ? Duplicate(reading, found) : SameItem(reading) ?? Original(reading);
        Remember(reading, placement);
        return _decisions.PlaceOf(article.Id) is null ? placement : Decide(_decisions, [article.Id]).FirstOrDefault(placement);
    }

    /// <returns>Null when no editor has decided, or the decision changes nothing.</returns>
    private Placement? Decided(in KnownText known)
    {
        var id = known.Id;
        (long Representative, long StoryId) place = _decisions.PlaceOf(id) switch
        {
            EditorDecision.Merge merge => (Representative(merge.Of), _duplicates.ById(merge.Of)?.StoryId ?? merge.Of),
            EditorDecision.Split => (id, id),
            EditorDecision.Join join => (known.Representative, join.StoryId),
            _ => _decisions.AreNeverOne(id, known.Representative) ? (id, known.StoryId) : (known.Representative, known.StoryId),
        };
        return place == (known.Representative, known.StoryId) ? null : new Placement
        {
            ArticleId = id,
            DuplicateOf = place.Representative == id ? null : place.Representative,
            StoryId = place.StoryId,
            Explanation = Explanations.Decided(_decisions.PlaceOf(id)).ToJson(),
        };
    }

    private long Representative(long id) => _duplicates.ById(id)?.Representative ?? id;

    /// <summary>A title with hardly a text, seen before.</summary>
    private Placement? SameItem(Reading reading)
    {
        if (reading.Keys is not [var key] || _duplicates.ByKey(key) is not { } known
            || Math.Abs((reading.Article.At - DateTimeOffset.FromUnixTimeSeconds(known.Minute * 60L)).TotalHours) > DuplicateRules.Measured.ShortText.TotalHours)
        {
            return null;
        }

        // As every duplicate: a restart, which sees only where it was placed, must find the same words in the story.
        _events?.Join(reading.Terms, known.StoryId, reading.Article.At);
        return new Placement
        {
            ArticleId = reading.Article.Id,
            DuplicateOf = known.Representative,
            CopyOf = known.Id,
            StoryId = known.StoryId,
            Explanation = Explanations.SameTitle(reading.Article.Id, known.Id, reading.Article.At - DateTimeOffset.FromUnixTimeSeconds(known.Minute * 60L)).ToJson(),
        };
    }

    private Reading Read(GroupingArticle article)
    {
        _tokens.Read(article.BodyText, Winnowing.MostWords);
        return new Reading
        {
            Article = article,
            Fingerprints = Winnowing.Choose(_tokens.Hashes),
            Traits = TextTraits.Read(_tokens.Hashes),
            Keys = ArticleKeys.Of(article, _tokens.Hashes),
            Terms = _events?.Terms.Read(article) ?? [],
        };
    }

    private DuplicateMatch? Match(Reading reading) => reading.Fingerprints is { } fingerprints
        ? _duplicates.Find(Known(reading, reading.Article.Id, 0), fingerprints, _decisions)
        : null;

    private Placement Duplicate(Reading reading, DuplicateMatch match)
    {
        _events?.Join(reading.Terms, match.StoryId, reading.Article.At);
        return new Placement
        {
            ArticleId = reading.Article.Id,
            DuplicateOf = match.Representative,
            CopyOf = match.Other,
            StoryId = match.StoryId,
            Explanation = Explanations.SameText(reading.Article.Id, match, DuplicateRules.Measured).ToJson(),
            Fingerprints = reading.Fingerprints?.ToBytes(),
        };
    }

    private Placement Original(Reading reading)
    {
        var id = reading.Article.Id;
        var match = _events?.Place(reading.Terms, id, reading.Article.At);
        return new Placement
        {
            ArticleId = id,
            StoryId = match?.StoryId ?? id,
            Explanation = match is null ? null : Explanations.SameEvent(match).ToJson(),
            Fingerprints = reading.Fingerprints?.ToBytes(),
        };
    }

    private static Placement Again(KnownText known, Fingerprints? fingerprints) => new()
    {
        ArticleId = known.Id,
        DuplicateOf = known.Representative == known.Id ? null : known.Representative,
        StoryId = known.StoryId,
        Fingerprints = fingerprints?.ToBytes(),
    };

    private void Remember(Reading reading, Placement placement) =>
        _duplicates.Add(Known(reading, placement.DuplicateOf ?? placement.ArticleId, placement.StoryId), reading.Fingerprints, reading.Keys);

    private KnownText Known(Reading reading, long representative, long storyId) => new()
    {
        Id = reading.Article.Id,
        Representative = representative,
        StoryId = storyId,
        Minute = (int)Math.Clamp(reading.Article.At.ToUnixTimeSeconds() / 60, int.MinValue, int.MaxValue),
        Source = SourceNumber(reading.Article.SourceId),
        Fingerprints = (ushort)Math.Min(reading.Fingerprints?.Count ?? 0, ushort.MaxValue),
        InLead = (ushort)(reading.Fingerprints?.InLead ?? 0),
        Traits = reading.Traits,
    };

    private int SourceNumber(string sourceId)
    {
        if (!_sources.TryGetValue(sourceId, out var number))
        {
            _sources[sourceId] = number = _sources.Count;
        }

        return number;
    }
}
