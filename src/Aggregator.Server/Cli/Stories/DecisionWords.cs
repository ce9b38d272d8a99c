using System.Diagnostics;
using System.Globalization;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;

namespace Aggregator.Server.Cli.Stories;

/// <summary>Decisions, and the reason for refusing one, in words.</summary>
internal static class DecisionWords
{
    public static string Of(EditorDecision decision) =>
        $"#{decision.Id} {decision.At.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)} {decision.By}: {What(decision)} – {decision.Reason}";

    public static string What(EditorDecision decision) => decision switch
    {
        EditorDecision.Merge merge => $"article {merge.Article} has the text of article {merge.Of}",
        EditorDecision.Split split => $"article {split.Article} stands for itself",
        EditorDecision.Never never => $"articles {never.Article} and {never.Other} never together",
        EditorDecision.Join join => $"article {join.Article} into story {join.StoryId}",
        EditorDecision.Unite unite => $"story {unite.StoryId} into story {unite.Into}",
        EditorDecision.Lead lead => $"article {lead.Article} leads its story",
        EditorDecision.Hide hide => $"article {hide.Article} hidden",
        EditorDecision.HideStory hide => $"story {hide.StoryId} hidden",
        EditorDecision.Pin pin => $"story {pin.StoryId} pinned",
        EditorDecision.Undo undo => $"decision {undo.Decision} undone",
        _ => throw new UnreachableException(),
    };

    public static string Of(DecisionOutcome.Refused refused) => refused.Fault switch
    {
        DecisionFault.UnknownArticle => $"There is no article {refused.Number}, or it waits to be grouped.",
        DecisionFault.UnknownStory => $"There is no story {refused.Number}; see story list.",
        DecisionFault.UnknownDecision => $"There is no decision {refused.Number}; see story history.",
        DecisionFault.SameThing => $"Both are {refused.Number} already: name two different ones.",
        DecisionFault.AlreadyUndone => $"Decision {refused.Number} is undone already; to restore it, undo its undoing (see story history).",
        _ => throw new UnreachableException(),
    };
}
