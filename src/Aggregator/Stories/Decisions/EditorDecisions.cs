namespace Aggregator.Stories.Decisions;

/// <summary>Finds which decisions are in force. <see cref="DecidedStories"/> applies them to the stories.</summary>
public static class EditorDecisions
{
    /// <summary>The ids of the decisions in force, undo decisions included.</summary>
    /// <param name="decisions">All decisions in order of id.</param>
    public static IEnumerable<long> StandingOf(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = Undone(decisions);
        return decisions.Select(decision => decision.Id).Where(id => !undone.Contains(id));
    }

    /// <summary>The decisions to apply: those in force, without the undo decisions.</summary>
    /// <param name="decisions">All decisions in order of id.</param>
    internal static IEnumerable<EditorDecision> Standing(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = Undone(decisions);
        return decisions.Where(decision => decision is not EditorDecision.Undo && !undone.Contains(decision.Id));
    }

    /// <summary>The ids of the undone decisions. They are read from the last to the first, because an undo of an undo restores the first
    /// decision.</summary>
    /// <param name="decisions">All decisions in order of id.</param>
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
}
