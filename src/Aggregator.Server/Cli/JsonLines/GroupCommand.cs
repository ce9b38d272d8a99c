using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Stories;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Cli.JsonLines;

/// <summary>The <c>group</c> subcommand: articles as JSON lines in, then the place of each as a JSON line out.</summary>
internal static class GroupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "One article a line; standard input when absent." };
        var command = new Command("group", "Finds duplicates and stories among articles; reads standard input, or the file named.") { file };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        await using var input = file?.OpenRead() ?? Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        using var reader = new StreamReader(input);
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var grouper = new StoryGrouper();
        var names = new List<string>();
        var places = new List<Placement>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Read(line) is not { } article)
            {
                await Console.Error.WriteLineAsync($"group: line {names.Count + 1} is not an article".AsMemory(), cancellationToken);
                return 1;
            }

            // The position in the input is the id, because the grouper needs ids that grow in order of arrival.
            names.Add(article.Id);
            var placement = grouper.Place(article.ToGrouping(names.Count - 1));
            places.Add(placement);
            foreach (var moved in placement.Joined?.Articles ?? [])
            {
                places[(int)moved] = places[(int)moved] with { StoryId = placement.StoryId };
            }
        }

        // At the end: an article that belongs to two stories places those of the smaller one anew.
        foreach (var placement in places)
        {
            var place = new GroupedLine(
                names[(int)placement.ArticleId], placement.DuplicateOf is { } id ? names[(int)id] : null, names[(int)placement.StoryId]);
            await writer.WriteLineAsync(JsonSerializer.Serialize(place, GroupJson.Default.GroupedLine).AsMemory(), cancellationToken);
        }

        return 0;
    }

    private static ArticleLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GroupJson.Default.ArticleLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An article as the benchmark writes it.</summary>
internal sealed record ArticleLine
{
    public required string Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public DateTimeOffset Published { get; init; }

    public string? Source { get; init; }

    public GroupingArticle ToGrouping(long id) => new()
    {
        Id = id,
        SourceId = Source ?? "",
        Title = Title ?? "",
        BodyText = Body ?? "",
        UrlKey = CanonicalUrl.Key(Url ?? ""),
        At = Published,
    };
}

/// <summary>The place of an article, with the names of the input.</summary>
internal sealed record GroupedLine(string Id, string? DuplicateOf, string Story);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ArticleLine))]
[JsonSerializable(typeof(GroupedLine))]
internal sealed partial class GroupJson : JsonSerializerContext;
