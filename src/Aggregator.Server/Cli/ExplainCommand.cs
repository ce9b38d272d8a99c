using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Storage;

namespace Aggregator.Server.Cli;

/// <summary>The <c>explain</c> subcommand: the biography of one article.</summary>
internal static partial class ExplainCommand
{
    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var name = new Argument<string>("URL|ID") { Description = "An article's number in our addresses (/a/NUMBER), or its address at the source" };
        var command = new Command("explain", "Tells where an article came from, how it was read and what it was compared with") { name, feeds, data, json };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(() => RunAsync(
            new ServeSettings { FeedsFile = result.GetRequiredValue(feeds).FullName, DataFolder = result.GetRequiredValue(data).FullName },
            result.GetRequiredValue(name),
            result.GetValue(json),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ServeSettings settings, string name, bool json, CancellationToken cancellationToken)
    {
        using var host = Composition.BuildWorker(settings);
        if (await host.Services.GetRequiredService<ArchiveReports>().BiographyAsync(name, cancellationToken) is not { } biography)
        {
            await Console.Error.WriteLineAsync($"{name}: nothing of that number or address was ever seen in {settings.DataFolder}.");
            return ExitCode.Failed;
        }

        var fetches = (await host.Services.GetRequiredService<ISourceStore>().HealthAsync(cancellationToken))
            .FirstOrDefault(source => source.SourceId == biography.SourceId)?.Fetches ?? [];
        Console.WriteLine(json
            ? JsonSerializer.Serialize(biography, ExplainJson.Default.Biography)
            : string.Join(Environment.NewLine, Tell(biography, fetches is [var last, ..] ? last : null)));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Tell(Biography story, FetchLogEntry? fetch)
    {
        yield return $"Entry {story.EntryId} of {story.SourceId}, known as \"{story.EntryKey}\"";
        yield return $"  link           {story.Link ?? "none"}";
        yield return $"  first seen     {Moment(story.FirstSeen)}";
        yield return $"  page           {story.State} after {story.Attempts} attempt(s){(story.Failure is null ? "" : $": {story.Failure}")}";
        if (fetch is not null)
        {
            yield return $"  last fetch     {Moment(fetch.At)} {fetch.Result} {fetch.StatusCode} {fetch.Url} {fetch.Detail}".TrimEnd();
        }

        if (story.Title is null)
        {
            yield return "It is not in the feed: there is no article of it yet.";
            yield break;
        }

        yield return $"Article {story.ArticleId}: {story.Title}";
        yield return string.Create(CultureInfo.InvariantCulture, $"  extracted by   {story.Method}, quality {story.Quality:F2}, version {story.Version}");
        yield return $"  address        {story.Url}";
        yield return $"  canonical      {story.CanonicalUrl}";
        yield return $"  ordered at     {Moment(story.At)}, changed {Moment(story.UpdatedAt)}";
        yield return story switch
        {
            { StoryId: null } => "It is not in the feed yet: it waits to be grouped.",
            { DuplicateOf: { } original } => $"It is hidden under article {original}, whose text it carries (story {story.StoryId}).",
            _ => $"It is in the feed, in story {story.StoryId}.",
        };
        if (story.Explanation is not null)
        {
            yield return $"  compared       {story.Explanation}";
        }
    }

    private static string Moment(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Biography))]
    private sealed partial class ExplainJson : JsonSerializerContext;
}
