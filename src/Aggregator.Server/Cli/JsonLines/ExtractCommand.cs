using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.JsonLines;

/// <summary>The <c>extract</c> subcommand: JSON lines in, JSON lines out.</summary>
internal static class ExtractCommand
{
    private const string NoFile = "NoFile";

    private static readonly Uri Unknown = new("https://page.invalid/");

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("page") { Description = "An HTML file to try; without it JSON lines are read.", Arity = ArgumentArity.ZeroOrOne };
        var address = new Option<string?>("--url") { Description = "The address that the file was read from." };
        var command = new Command("extract", "Takes articles out of pages; reads standard input, or the file named.") { file, address };
        command.SetAction(result => Run(result.GetValue(file), result.GetValue(address)));
        return command;
    }

    /// <summary>On one thread, because each thread has its own rented memory, and one page takes megabytes of it.</summary>
    private static int Run(FileInfo? file, string? address)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        if (file is not null)
        {
            var answer = Answer(new ExtractLine(file.Name, file.FullName, address));
            output.WriteLine(Written(answer));
            return answer.Verdict == NoFile ? ExitCode.Failed : ExitCode.Done;
        }

        using var input = new StreamReader(Console.OpenStandardInput());
        while (input.ReadLine() is { } line)
        {
            output.WriteLine(Answer(line));
            output.Flush();
        }

        return 0;
    }

    private static string Answer(string line)
    {
        try
        {
            return Written(Answer(JsonSerializer.Deserialize(line, ExtractJson.Default.ExtractLine) ?? new ExtractLine(null, null, null)));
        }
        catch (JsonException fault)
        {
            return Written(new ExtractAnswer { Verdict = "InvalidLine", Detail = fault.Message });
        }
    }

    private static ExtractAnswer Answer(ExtractLine line) => Bytes(line.Path) is { } body
        ? Read(line, body)
        : new ExtractAnswer { Id = line.Id, Verdict = NoFile, Detail = $"The file {line.Path} cannot be read." };

    private static string Written(ExtractAnswer answer) => JsonSerializer.Serialize(answer, ExtractJson.Readable.ExtractAnswer);

    private static ExtractAnswer Read(ExtractLine line, byte[] body)
    {
        var url = Uri.TryCreate(line.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : Unknown;
        var document = new FetchedDocument { Url = url, Body = body, FetchedAt = TimeProvider.System.GetUtcNow() };
        var reading = ArticleExtractor.Read(document, new ExtractionRequest { Source = new Source { Id = "page", Name = "page", Language = "mul" } });
        var rejected = reading.Outcome as ExtractionOutcome.Rejected;
        return new ExtractAnswer
        {
            Id = line.Id,
            Title = reading.Title,
            Body = reading.BodyText.Length > 0 ? reading.BodyText : null,
            Author = reading.Authors.Count > 0 ? reading.Authors : null,
            Published = reading.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            Image = reading.Image?.AbsoluteUri,
            Canonical = reading.CanonicalUrl == Unknown ? null : reading.CanonicalUrl.AbsoluteUri,
            Verdict = rejected?.Reason.ToString(),
            Detail = rejected?.Detail.ToString(),
        };
    }

    private static byte[]? Bytes(string? path)
    {
        try
        {
            return path is null ? null : File.ReadAllBytes(path);
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The fault goes into the answer, because one missing file must not end the run.
            return null;
        }
    }
}

/// <summary>One page to read.</summary>
internal sealed record ExtractLine(string? Id, string? Path, string? Url);

/// <summary>The result; verdict and detail appear only for a page that is no article.</summary>
internal sealed record ExtractAnswer
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public IReadOnlyList<string>? Author { get; init; }

    public string? Published { get; init; }

    public string? Image { get; init; }

    public string? Canonical { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Verdict { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }
}

/// <summary>JSON of the <c>extract</c> protocol.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ExtractLine))]
[JsonSerializable(typeof(ExtractAnswer))]
internal sealed partial class ExtractJson : JsonSerializerContext
{
    /// <summary>Arabic is not escaped: the output goes to a terminal or a scoring program and never into a page.</summary>
    public static ExtractJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
