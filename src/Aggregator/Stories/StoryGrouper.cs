using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories;

/// <summary>Places articles in order of arrival: it finds articles with the same text (duplicates) and on the same event (stories). It is
/// not thread-safe.</summary>
/// <remarks><see cref="DecidedStories"/> applies the editors' decisions to what the grouper finds.</remarks>
public sealed class StoryGrouper
{
    private readonly DuplicateRules _rules;
    private readonly DuplicateFinder _duplicates;
    private readonly EventFinder? _events;
    private readonly TokenHashes _tokens = new();
    private readonly SkeletonCache _keys = new();
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);

    public StoryGrouper()
        : this(DuplicateRules.Measured)
    {
    }

    /// <param name="rules">The rules of the same text. <see cref="RulesFit"/> can propose them.</param>
    public StoryGrouper(DuplicateRules rules)
        : this(rules, EventRules.Measured)
    {
    }

    /// <param name="rules">The rules of the same text.</param>
    /// <param name="events">The rules of the same event. With null every article that is no duplicate begins its own story.</param>
    internal StoryGrouper(DuplicateRules rules, EventRules? events)
    {
        _rules = rules;
        _duplicates = new DuplicateFinder(rules);
        _events = events is null ? null : new EventFinder(events);
    }

    /// <summary>Articles in memory.</summary>
    public int Count => _duplicates.Known.Count;

    /// <summary>Stories in memory that may still grow.</summary>
    internal int LiveStories => _events?.Count ?? 0;

    /// <summary>A process that starts now must restore all articles since this time. Then it decides as if it had never stopped.</summary>
    public static DateTimeOffset RestoreFrom(DateTimeOffset now)
    {
        var window = DuplicateRules.Measured.Window.Ticks;
        return new DateTimeOffset(Math.Max(0, (now.UtcTicks / window) - 1) * window, TimeSpan.Zero);
    }

    /// <summary>Reads an earlier placement again. It is called in order of arrival, before the first <see cref="Place"/>.</summary>
    public void Restore(PlacedArticle placed)
    {
        _duplicates.Known.Advance(placed.Article.At);
        if (_duplicates.Known.ById(placed.Article.Id) is null)
        {
            var reading = Read(placed.Article);
            var stored = placed.Placement.Fingerprints is { } bytes ? Fingerprints.FromBytes(bytes) : null;
            Remember(reading with { Fingerprints = stored ?? reading.Fingerprints }, placed.Placement);
        }
    }

    public Placement Place(GroupingArticle article)
    {
        _duplicates.Known.Advance(article.At);
        if (_duplicates.Known.ById(article.Id) is { } known)
        {
            return Again(known, article);
        }

        var reading = Read(article);
        var match = reading.Fingerprints is { } fingerprints ? _duplicates.Find(reading.Known(article.Id, article.Id), fingerprints, reading.Address) : null;
        if (reading.Fingerprints is { IsRoundUp: false } && _duplicates.IsRoundUp)
        {
            reading = reading with { Fingerprints = reading.Fingerprints with { IsRoundUp = true } };
        }

        if (match?.IsMereCopy(_rules) == true)
        {
            reading = reading with { Fingerprints = reading.Fingerprints! with { IsMereCopy = true } };
        }

        var placement = match is { } found ? Duplicate(reading, found) : SameTitle(reading) ?? Original(reading);
        Remember(reading, placement);
        return placement;
    }

    private Reading Read(GroupingArticle article) => Reading.Of(
        article, _tokens, _keys, _rules, SourceNumber(article.SourceId), _events);

    private Placement Duplicate(Reading reading, DuplicateMatch match) => new()
    {
        ArticleId = reading.Article.Id,
        DuplicateOf = match.Representative,
        CopyOf = match.Other,
        StoryId = match.StoryId,
        Explanation = (Explanations.SameText(reading.Article.Id, match, _rules) with { Credit = reading.Credit }).ToJson(),
        Fingerprints = reading.Fingerprints?.ToBytes(),
    };

    /// <summary>Places an article with a short text with an earlier article that has the same title and text.</summary>
    private Placement? SameTitle(Reading reading)
    {
        if (reading.Title is not { } key || _duplicates.Known.ByKey(key) is not { } known)
        {
            return null;
        }

        var apart = reading.Article.At - known.At;
        return apart.Duration() > _rules.ShortText ? null : new Placement
        {
            ArticleId = reading.Article.Id,
            DuplicateOf = known.Representative,
            CopyOf = known.Id,
            StoryId = known.StoryId,
            Explanation = (Explanations.SameTitle(reading.Article.Id, known.Id, apart) with { Credit = reading.Credit }).ToJson(),
        };
    }

    private Placement Original(Reading reading)
    {
        var id = reading.Article.Id;
        var isRoundUp = reading.Fingerprints?.IsRoundUp == true;
        var match = isRoundUp ? null : _events?.Find(reading.Vector, reading.Source, reading.Article.At);
        var rejected = Rejected(reading);
        var continued = isRoundUp ? null : _events?.Continued;
        var isPlain = match is null && rejected is null && reading.Credit is null && !isRoundUp && continued is null;
        return new Placement
        {
            ArticleId = id,
            StoryId = match?.Story.Id ?? id,
            Continues = continued,
            Joined = match is { Bridged: { } bridged } ? Join(id, match, bridged) : null,
            Explanation = isPlain ? Explanations.NothingNear : (Explanations.Original(match) with { Credit = reading.Credit, Rejected = rejected, IsRoundUp = isRoundUp ? true : null, Continues = continued }).ToJson(),
            Fingerprints = reading.Fingerprints?.ToBytes(),
        };
    }

    /// <summary>Joins two stories because the article belongs to both.</summary>
    private JoinedStory Join(long article, EventMatch match, EventMatch bridged)
    {
        var joined = new JoinedStory(bridged.Story.Id, [.. bridged.Story.Members.Order()], Explanations.Bridge(article, match, bridged).ToJson());
        _events!.Merge(match.Story, bridged.Story); // Not null: a story was found.
        foreach (var moved in joined.Articles)
        {
            _duplicates.Known.Move(moved, match.Story.Id);
        }

        return joined;
    }

    private Explanation? Rejected(Reading reading) =>
        reading.Fingerprints is not null && _duplicates.Rejected is { } rejected ? Explanations.SameText(reading.Article.Id, rejected, _rules) : null;

    private static Placement Again(KnownText known, GroupingArticle article)
    {
        var tokens = new TokenHashes();
        tokens.Read(article.BodyText, Winnowing.MostWords);
        return new Placement
        {
            ArticleId = known.Id,
            DuplicateOf = known.Representative == known.Id ? null : known.Representative,
            StoryId = known.StoryId,
            Fingerprints = Winnowing.Choose(tokens.Hashes)?.ToBytes(),
        };
    }

    private void Remember(Reading reading, Placement placement)
    {
        var article = reading.Article;
        if (reading.Fingerprints is not { IsRoundUp: true })
        {
            _events?.Join(reading.Vector, placement, reading.Source, article.At);
        }

        _duplicates.Known.Add(
            reading.Known(placement.DuplicateOf ?? article.Id, placement.StoryId), article.At, reading.Fingerprints, reading.Address, reading.Title);
    }

    private int SourceNumber(string sourceId)
    {
        if (!_sources.TryGetValue(sourceId, out var number))
        {
            _sources[sourceId] = number = _sources.Count;
        }

        return number;
    }
}
