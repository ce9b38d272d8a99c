using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;

namespace Aggregator.Server.Cli.Stories;

/// <summary>The reports for the desk: stories, one story with its hidden articles, and the decisions.</summary>
internal static partial class StoryReports
{
    public static Command CreateList()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var limit = new Option<int>("--limit") { Description = "How many", DefaultValueFactory = _ => 30 };
        var command = new Command("list", "The newest stories, pinned ones first") { limit, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var query = new ArticleQuery { Limit = Math.Clamp(result.GetValue(limit), 1, 1000) };
            var stories = await store.Reading.LatestStoriesAsync(query, cancellationToken);
            var lines = stories.Select(story => new StoryLine(
                story.Id, story.LastUpdated, story.Lead.Article.Title, [.. Papers(story)], 1 + story.Duplicates.Count + story.SameEvent.Count));
            return Print(result.Call, result.GetValue(json), [.. lines], StoryJson.Readable.StoryLine, ["story", "last", "lead", "papers", "articles"],
                line => [Number(line.Story), Moment(line.Last), line.Lead, string.Join(' ', line.Papers), Number(line.Articles)]);
        }, cancellationToken));
        return command;
    }

    public static Command CreateShow(Argument<long> story)
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var after = new Option<long>("--after") { Description = "Only articles with a greater number: the next page of a large story" };
        var command = new Command("show", "One story with its articles, hidden ones too, 500 at once") { story, after, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            if (await store.Decisions.StoryAsync(result.GetRequiredValue(story), result.GetValue(after), cancellationToken) is not { } found)
            {
                await result.Call.Error.WriteLineAsync($"There is no story {result.GetRequiredValue(story)}; see story list.");
                return ExitCode.Failed;
            }

            if (result.GetValue(json))
            {
                result.Call.Output.WriteLine(JsonSerializer.Serialize(found, StoryJson.Readable.DeskStory));
                return ExitCode.Done;
            }

            result.Call.Output.WriteLine($"Story {found.Id}{(found.IsPinned ? ", pinned" : "")}{(found.Lead is null ? ", hidden" : "")}");
            if (found.LeadReason is { } why)
            {
                result.Call.Output.WriteLine($"Article {why.Lead} leads: {LeadReasonText.Lead(why)}");
            }

            if (found.Articles.Count < found.AllArticles)
            {
                var next = found.Next is { } last ? $"; the next: story show {found.Id} --after {last}" : "";
                result.Call.Output.WriteLine($"{found.Articles.Count} of {found.AllArticles} articles, in order of time{next}");
            }

            return Print(result.Call, false, found.Articles, StoryJson.Readable.DeskArticle, ["article", "at", "paper", "headline", "stands as", "the machine found"],
                article => [Number(article.Id), Moment(article.At), article.SourceId, article.Title, StandsAs(article, found), Found(article, found)]);
        }, cancellationToken));
        return command;
    }

    public static Command CreateHistory()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var story = new Argument<long?>("STORY") { Description = "Only decisions on this story", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("history", "Every decision ever made: who, when, what, why, and whether it holds") { story, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var all = await store.Decisions.HistoryAsync(null, cancellationToken);
            var standing = new HashSet<long>(EditorDecisions.StandingOf(all));
            var asked = result.GetValue(story) is { } number ? await store.Decisions.HistoryAsync(number, cancellationToken) : all;
            var lines = asked.Select(decision => new DecisionLine(
                decision.Id, decision.At, decision.By, DecisionWords.What(decision), decision.Reason, standing.Contains(decision.Id)));
            return Print(result.Call, result.GetValue(json), [.. lines], StoryJson.Readable.DecisionLine, ["decision", "when", "who", "what", "why", "holds"],
                line => [Number(line.Decision), Moment(line.At), line.By, line.What, line.Reason, line.Holds ? "yes" : "undone"]);
        }, cancellationToken));
        return command;
    }

    private static IEnumerable<string> Papers(Story story) =>
        new[] { story.Lead }.Concat(story.Duplicates).Concat(story.SameEvent).Select(article => article.Article.SourceId).Distinct();

    private static string StandsAs(DeskArticle article, DeskStory story) =>
        article.IsHidden ? "hidden" : article.Id == story.Lead ? "lead" : article.DuplicateOf is { } shown ? $"copy of {shown}" : "text";

    private static string Found(DeskArticle article, DeskStory story) => article switch
    {
        { FoundCopyOf: { } other } => $"copy of {other}",
        _ when article.FoundStoryId != story.Id => $"story {article.FoundStoryId}",
        _ => "",
    };

    private static int Print<T>(
        CommandCall call, bool json, IReadOnlyList<T> lines, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string[] columns, Func<T, string[]> cells)
    {
        if (json)
        {
            foreach (var line in lines)
            {
                call.Output.WriteLine(JsonSerializer.Serialize(line, type));
            }

            return ExitCode.Done;
        }

        var table = new RowTable([.. columns.Select(heading => new Column(heading, MayShrink: heading is not ("story" or "article" or "decision" or "articles" or "holds")))]);
        foreach (var line in lines)
        {
            table.Add(cells(line));
        }

        table.Write(call);
        return ExitCode.Done;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private sealed record StoryLine(long Story, DateTimeOffset Last, string Lead, IReadOnlyList<string> Papers, int Articles);

    private sealed record DecisionLine(long Decision, DateTimeOffset At, string By, string What, string Reason, bool Holds);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(StoryLine))]
    [JsonSerializable(typeof(DecisionLine))]
    [JsonSerializable(typeof(DeskStory))]
    [JsonSerializable(typeof(DeskArticle))]
    private sealed partial class StoryJson : JsonSerializerContext
    {
        public static StoryJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        });
    }
}
