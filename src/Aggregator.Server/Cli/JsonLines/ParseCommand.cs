using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.JsonLines;

/// <summary>The <c>parse</c> subcommand: a path a line in, a JSON line out.</summary>
internal static class ParseCommand
{
    private static readonly Uri Nowhere = new("about:blank");

    public static Command Create()
    {
        var path = new Argument<FileInfo?>("path") { Description = "One feed document, read for people; without it, paths are read from standard input.", Arity = ArgumentArity.ZeroOrOne };
        var reader = new Option<FeedReaderName>("--reader") { Description = "Who reads: own or codehollow" };
        var command = new Command("parse", "Reads feed documents: the file named, or for each line of standard input a path, optionally with a TAB and {\"url\":…,\"headers\":{\"Content-Type\":…}}; prints a line of JSON for each. Relative links need the url.") { path, reader };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var output = Console.OpenStandardOutput();
            if (result.GetValue(path) is { } file)
            {
                return await ReadForPeopleAsync(file.FullName, output, result.GetValue(reader), cancellationToken);
            }

            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            return await ReadLinesAsync(input, output, result.GetValue(reader), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ReadLinesAsync(TextReader input, Stream output, FeedReaderName reader, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(output, 64 * 1024);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var path = tab < 0 ? line : line[..tab];
            await WriteAsync(path, tab < 0 ? null : line[(tab + 1)..], buffered, indented: false, reader, cancellationToken);
        }

        return 0;
    }

    private static async Task<int> ReadForPeopleAsync(string path, Stream output, FeedReaderName reader, CancellationToken cancellationToken) =>
        await WriteAsync(path, null, output, indented: true, reader, cancellationToken) ? 0 : 1;

    private static async Task<bool> WriteAsync(string path, string? context, Stream output, bool indented, FeedReaderName reader, CancellationToken cancellationToken)
    {
        FeedOutcome? outcome = null;
        var error = "";
        try
        {
            outcome = FeedParser.Parse(Document(context, await File.ReadAllBytesAsync(path, cancellationToken)), encoding: null, zone: null, reader);
        }
        catch (IOException exception)
        {
            error = exception.Message;
        }
        catch (UnauthorizedAccessException exception)
        {
            error = exception.Message;
        }

        await using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = indented, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            FeedNormalForm.Write(writer, path, outcome, error);
        }

        output.WriteByte((byte)'\n');
        return outcome is FeedOutcome.Parsed;
    }

    private static FetchedDocument Document(string? context, byte[] body)
    {
        var url = Nowhere;
        string? contentType = null;
        string? language = null;
        if (context is not null && TryParse(context) is { } json)
        {
            using (json)
            {
                url = Uri.TryCreate(Text(json.RootElement, "url"), UriKind.Absolute, out var known) ? known : Nowhere;
                if (json.RootElement.TryGetProperty("headers", out var headers))
                {
                    contentType = Text(headers, "Content-Type");
                    language = Text(headers, "Content-Language");
                }
            }
        }

        var media = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed : null;
        return new FetchedDocument
        {
            Url = url,
            MediaType = media?.MediaType?.ToLowerInvariant(),
            Charset = media?.CharSet,
            Language = language,
            Body = body,
            FetchedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private static JsonDocument? TryParse(string context)
    {
        try
        {
            return JsonDocument.Parse(context);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
