using System.CommandLine;
using Aggregator.Stories.Decisions;

namespace Aggregator.Server.Cli.Stories;

/// <summary>The <c>story</c> subcommands: stories as the desk sees them, and the decisions of editors about them.</summary>
internal static class StoryCommand
{
    private const string ArticleHelp = "An article's number, or its address here (/a/NUMBER)";
    private const string StoryHelp = "A story's number, or its address here (/s/NUMBER)";

    public static Command Create() => new("story", "Shows, merges, splits, hides and pins stories; works while the service runs")
    {
        StoryReports.CreateList(),
        StoryReports.CreateShow(NumberArgument.Create("STORY", StoryHelp)),
        StoryReports.CreateHistory(),
        Merge(),
        Two("never", "These two are never together, neither as one text nor in one story", ("ARTICLE", ArticleHelp), ("OTHER", ArticleHelp),
            (one, other, by) => new EditorDecision.Never(0, by.Name, by.At, by.Reason, one, other)),
        Two("join", "Moves an article, with its copies, into a story", ("ARTICLE", ArticleHelp), ("STORY", StoryHelp),
            (article, story, by) => new EditorDecision.Join(0, by.Name, by.At, by.Reason, article, story)),
        One("split", "The article is nobody's copy and a story of its own; its copies stay with it", ("ARTICLE", ArticleHelp),
            (article, by) => new EditorDecision.Split(0, by.Name, by.At, by.Reason, article)),
        One("lead", "The article leads its story, and is the version of its text that is shown", ("ARTICLE", ArticleHelp),
            (article, by) => new EditorDecision.Lead(0, by.Name, by.At, by.Reason, article, article)),
        Hide(),
        One("pin", "The story stands first", ("STORY", StoryHelp),
            (story, by) => new EditorDecision.Pin(0, by.Name, by.At, by.Reason, story)),
        One("undo", "An earlier decision no longer holds; undo the undoing to restore it", ("DECISION", "A decision's number, see story history"),
            (decision, by) => new EditorDecision.Undo(0, by.Name, by.At, by.Reason, decision)),
        RefitCommand.Create(),
    };

    private static Command Merge()
    {
        var (story, into) = (NumberArgument.Create("STORY", StoryHelp), NumberArgument.Create("INTO", "The story whose number they both have from now on"));
        var isText = new Option<bool>("--text") { Description = "The two numbers are articles, and the text of the first is that of the second" };
        var command = new Command("merge", "Two stories are one, and what joins either later joins both") { story, into, isText };
        return DecisionRun.Complete(command, (result, by) => result.GetValue(isText)
            ? new EditorDecision.Merge(0, by.Name, by.At, by.Reason, result.GetRequiredValue(story), result.GetRequiredValue(into))
            : new EditorDecision.Unite(0, by.Name, by.At, by.Reason, result.GetRequiredValue(story), result.GetRequiredValue(into)));
    }

    private static Command Hide()
    {
        var story = NumberArgument.Create("STORY", StoryHelp);
        var isArticle = new Option<bool>("--article") { Description = "The number is an article: only it is hidden, and a copy of it takes its place" };
        var command = new Command("hide", "The story is shown nowhere: not in feeds, site, API or search") { story, isArticle };
        return DecisionRun.Complete(command, (result, by) => result.GetValue(isArticle)
            ? new EditorDecision.Hide(0, by.Name, by.At, by.Reason, result.GetRequiredValue(story))
            : new EditorDecision.HideStory(0, by.Name, by.At, by.Reason, result.GetRequiredValue(story)));
    }

    private static Command One(string name, string help, (string Name, string Help) what, Func<long, Editor, EditorDecision> decide)
    {
        var number = NumberArgument.Create(what.Name, what.Help);
        return DecisionRun.Complete(new Command(name, help) { number }, (result, by) => decide(result.GetRequiredValue(number), by));
    }

    private static Command Two(
        string name, string help, (string Name, string Help) what, (string Name, string Help) with, Func<long, long, Editor, EditorDecision> decide)
    {
        var (one, other) = (NumberArgument.Create(what.Name, what.Help), NumberArgument.Create(with.Name, with.Help));
        return DecisionRun.Complete(
            new Command(name, help) { one, other },
            (result, by) => decide(result.GetRequiredValue(one), result.GetRequiredValue(other), by));
    }
}
