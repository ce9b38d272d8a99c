namespace Aggregator.Stories;

/// <summary>The decisions that hold: those undone are left out, a later one on the same thing replaces an earlier.</summary>
public sealed class EditorDecisions
{
    public static EditorDecisions None { get; } = new([]);

    private readonly Dictionary<long, EditorDecision> _places = [];
    private readonly HashSet<(long, long)> _never = [];
    private readonly Dictionary<long, long> _leads = [];
    private readonly HashSet<long> _hidden = [];
    private readonly HashSet<long> _pinned = [];

    /// <param name="decisions">All that were ever made, in any order.</param>
    public EditorDecisions(IEnumerable<EditorDecision> decisions)
    {
        var all = decisions.OrderBy(decision => decision.Id).ToList();
        foreach (var decision in Standing(all))
        {
            Apply(decision);
        }
    }

    /// <returns>Null when the machine places the article.</returns>
    public EditorDecision? PlaceOf(long article) => _places.GetValueOrDefault(article);

    public bool AreNeverOne(long article, long other) => _never.Contains((Math.Min(article, other), Math.Max(article, other)));

    /// <returns>Null when the rule chooses.</returns>
    public long? LeadOf(long storyId) => _leads.TryGetValue(storyId, out var article) ? article : null;

    public bool IsHidden(long article) => _hidden.Contains(article);

    public bool IsPinned(long storyId) => _pinned.Contains(storyId);

    /// <summary>Read from the last to the first, so that the undoing of an undoing restores the decision.</summary>
    private static List<EditorDecision> Standing(List<EditorDecision> decisions)
    {
        var undone = new HashSet<long>();
        var standing = new List<EditorDecision>();
        for (var at = decisions.Count - 1; at >= 0; at--)
        {
            if (undone.Contains(decisions[at].Id))
            {
                continue;
            }

            if (decisions[at] is EditorDecision.Undo undo)
            {
                undone.Add(undo.Decision);
            }
            else
            {
                standing.Add(decisions[at]);
            }
        }

        standing.Reverse();
        return standing;
    }

    private void Apply(EditorDecision decision)
    {
        switch (decision)
        {
            case EditorDecision.Merge merge when merge.Article != merge.Of:
                _places[merge.Article] = merge;
                break;
            case EditorDecision.Split split:
                _places[split.Article] = split;
                break;
            case EditorDecision.Join join:
                _places[join.Article] = join;
                break;
            case EditorDecision.Never never:
                _never.Add((Math.Min(never.Article, never.Other), Math.Max(never.Article, never.Other)));
                break;
            case EditorDecision.Lead lead:
                _leads[lead.StoryId] = lead.Article;
                break;
            case EditorDecision.Hide hide:
                _hidden.Add(hide.Article);
                break;
            case EditorDecision.Pin pin:
                _pinned.Add(pin.StoryId);
                break;
        }
    }
}
