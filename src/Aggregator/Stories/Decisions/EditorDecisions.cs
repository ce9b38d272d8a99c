namespace Aggregator.Stories.Decisions;

/// <summary>Which of all the decisions ever made hold; <see cref="DecidedStories"/> says what they make of the stories.</summary>
public static class EditorDecisions
{
    /// <summary>The ids of the decisions that hold, undoings that hold among them.</summary>
    /// <param name="decisions">In order of id.</param>
    public static IEnumerable<long> StandingOf(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = Undone(decisions);
        return decisions.Select(decision => decision.Id).Where(id => !undone.Contains(id));
    }

    /// <summary>What is to be applied: the decisions that hold, without the undoings.</summary>
    /// <param name="decisions">In order of id.</param>
    internal static IEnumerable<EditorDecision> Standing(IReadOnlyList<EditorDecision> decisions)
    {
        var undone = Undone(decisions);
        return decisions.Where(decision => decision is not EditorDecision.Undo && !undone.Contains(decision.Id));
    }

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
}
