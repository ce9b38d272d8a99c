namespace Aggregator.Stories.Decisions;

/// <summary>Applies decisions, in order, to what the grouper found. All articles of today are known from the start.</summary>
internal sealed class DecisionReplay
{
    private readonly SortedDictionary<long, DecidedGroup> _groups = [];
    private readonly Dictionary<long, long> _copies = [];
    private readonly List<EditorDecision.Never> _never = [];
    private readonly Dictionary<long, long> _leads = [];
    private readonly HashSet<long> _hidden = [];

    public DecisionReplay(IEnumerable<FoundPlace> found)
    {
        var stories = new Dictionary<long, DecidedGroup>();
        foreach (var place in found)
        {
            if (!stories.TryGetValue(place.StoryId, out var group))
            {
                stories[place.StoryId] = group = new DecidedGroup(place.StoryId);
            }

            _groups[place.Id] = group;
            if (place.IsRemoved)
            {
                _hidden.Add(place.Id);
            }

            if (place.CopyOf is { } other && other != place.Id)
            {
                _copies[place.Id] = other;
            }
        }
    }

    public void Apply(EditorDecision decision)
    {
        switch (decision)
        {
            case EditorDecision.Merge merge when Known(merge.Article, merge.Of) && merge.Article != merge.Of:
                Merge(merge.Article, merge.Of);
                break;
            case EditorDecision.Split split when Known(split.Article):
                Cut(split.Article, new DecidedGroup(split.Article));
                break;
            case EditorDecision.Never never when Known(never.Article, never.Other) && never.Article != never.Other:
                _never.Add(never);
                break;
            case EditorDecision.Join join when Known(join.Article, join.StoryId):
                _groups[Root(join.Article)] = GroupOf(join.StoryId);
                break;
            case EditorDecision.Unite unite when Known(unite.StoryId, unite.Into):
                Unite(GroupOf(unite.StoryId), GroupOf(unite.Into));
                break;
            case EditorDecision.Lead lead when Known(lead.Article):
                _leads[lead.Article] = lead.Id;
                break;
            case EditorDecision.Hide hide when Known(hide.Article):
                _hidden.Add(hide.Article);
                break;
            case EditorDecision.HideStory hide when Known(hide.StoryId):
                GroupOf(hide.StoryId).IsHidden = true;
                break;
            case EditorDecision.Pin pin when Known(pin.StoryId):
                GroupOf(pin.StoryId).IsPinned = true;
                break;
        }

        KeepApart();
    }

    public DecidedStories Result()
    {
        var texts = _groups.Keys.GroupBy(Root).ToList();
        var groups = texts.GroupBy(text => GroupOf(text.Key))
            .Select(group => (group.Key, Articles: (IReadOnlyList<long>)[.. group.SelectMany(text => text).Order()]))
            .OrderBy(group => group.Articles[0])
            .ToList();
        DecidedGroup.Settle(groups);
        var places = texts.SelectMany(Places).OrderBy(place => place.Id).ToList();
        return new DecidedStories
        {
            Places = places,
            Leads = places.Where(place => !place.IsHidden && _leads.ContainsKey(place.Id)).GroupBy(place => place.StoryId)
                .ToDictionary(story => story.Key, story => story.MaxBy(place => _leads[place.Id])!.Id), // Not null: a group is never empty.
            Shown = places.Where(place => !place.IsHidden && _leads.ContainsKey(place.Id)).GroupBy(place => place.DuplicateOf ?? place.Id)
                .ToDictionary(text => text.Key, text => text.MaxBy(place => _leads[place.Id])!.Id), // Not null: this group is never empty either.
            Pinned = groups.Where(group => group.Key.IsPinned).Select(group => group.Key.Name).ToHashSet(),
        };
    }

    private IEnumerable<DecidedPlace> Places(IGrouping<long, long> text)
    {
        var group = GroupOf(text.Key);
        var first = Representative(text.Key, [.. text.Where(article => !group.IsHidden && !_hidden.Contains(article))]);
        return text.Select(article => new DecidedPlace(
            article, group.Name, article == first ? null : first, group.IsHidden || _hidden.Contains(article)));
    }

    /// <summary>The first article of the text. When it is hidden, the earliest that is not hidden represents the text.</summary>
    private static long Representative(long root, List<long> visible) =>
        visible.Count == 0 || visible.Contains(root) ? root : visible.Min();

    private bool Known(params ReadOnlySpan<long> articles)
    {
        foreach (var article in articles)
        {
            if (!_groups.ContainsKey(article))
            {
                return false;
            }
        }

        return true;
    }

    private DecidedGroup GroupOf(long article) => _groups[Root(article)];

    /// <summary>The article that represents the text. An article that copies an unknown article represents itself.</summary>
    private long Root(long article)
    {
        // The chain ends, because the grouper's copies point to earlier articles and Merge cuts rings. The count is a second guard.
        for (var step = 0; step < _groups.Count && _copies.TryGetValue(article, out var other) && _groups.ContainsKey(other); step++)
        {
            article = other;
        }

        return article;
    }

    private void Merge(long article, long of)
    {
        _never.RemoveAll(never => (never.Article, never.Other) == (article, of) || (never.Other, never.Article) == (article, of));
        if (IsCopy(of, article))
        {
            Cut(of, GroupOf(article));
        }

        _copies[article] = of;
    }

    private void Unite(DecidedGroup from, DecidedGroup into)
    {
        if (from == into)
        {
            return;
        }

        into.IsPinned |= from.IsPinned;
        foreach (var article in _groups.Where(pair => pair.Value == from).Select(pair => pair.Key).ToList())
        {
            _groups[article] = into;
        }
    }

    /// <summary>Separates every pair again that an editor separated and that a decision on other articles has brought together.</summary>
    private void KeepApart()
    {
        foreach (var (first, second) in _never.Select(never => (Math.Min(never.Article, never.Other), Math.Max(never.Article, never.Other))))
        {
            var shared = GroupOf(first);
            if (shared != GroupOf(second))
            {
                continue;
            }

            // The copy leaves the other article's story. Of two copies of one text, and of two texts, the later one leaves.
            var leaver = Root(first) != Root(second) ? Root(second) : IsCopy(first, second) ? first : second;
            Cut(leaver, new DecidedGroup(leaver) { IsHidden = shared.IsHidden });
        }
    }

    private bool IsCopy(long article, long of)
    {
        for (var step = 0; step < _groups.Count && _copies.TryGetValue(article, out article); step++)
        {
            if (article == of)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes the article represent its own text. Its copies stay with it.</summary>
    private void Cut(long article, DecidedGroup group)
    {
        _copies.Remove(article);
        _groups[article] = group;
    }
}
