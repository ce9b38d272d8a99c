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
    /// <param name="decisions">In order of id.</param>
    internal static HashSet<long> Undone(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = new HashSet<long>();
        foreach (var undo in decisions.Reverse().OfType<EditorDecision.Undo>())
        {
            if (!undone.Contains(undo.Id))
            {
                undone.Add(undo.Decision);
            }
        }

        return undone;
    }

    /// <summary>The ids of the decisions that hold, undoings that hold among them.</summary>
    /// <param name="decisions">In order of id.</param>
    public static IEnumerable<long> StandingOf(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = Undone(decisions);
        return decisions.Select(decision => decision.Id).Where(id => !undone.Contains(id));
    }

    /// <param name="decisions">In order of id.</param>
    internal static IEnumerable<EditorDecision> Standing(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = Undone(decisions);
        return decisions.Where(decision => decision is not EditorDecision.Undo && !undone.Contains(decision.Id));
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
