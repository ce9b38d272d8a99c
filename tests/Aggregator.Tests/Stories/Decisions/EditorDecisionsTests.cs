using Aggregator.Stories.Decisions;
using Xunit;

namespace Aggregator.Tests.Stories.Decisions;

public sealed class EditorDecisionsTests
{
    private static readonly DateTimeOffset At = InventedArticles.Morning;

    [Fact]
    public void An_undone_decision_no_longer_holds_and_can_be_restored()
    {
        var pin = new EditorDecision.Pin(1, "سلمى", At, "خبر اليوم", 7);
        var undo = new EditorDecision.Undo(2, "نادر", At, "انتهى", 1);
        var redo = new EditorDecision.Undo(3, "سلمى", At, "ما زال مهما", 2);

        Assert.Equal([1], EditorDecisions.StandingOf([pin]));
        Assert.Equal([2], EditorDecisions.StandingOf([pin, undo]));
        Assert.Equal([1, 3], EditorDecisions.StandingOf([pin, undo, redo]));
        Assert.Equal([pin], EditorDecisions.Standing([pin, undo, redo]));
    }
}
