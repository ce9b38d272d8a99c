using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Pipeline;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources.Verify;

/// <summary>What was found so far, a line of JSON for each source in the data folder, so that a run that was stopped can go
/// on.</summary>
internal sealed partial class VerifyLog : IDisposable
{
    public const string FileName = "verify.jsonl";

    /// <summary>What was found longer ago is asked again.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    private readonly Lock _turn = new();
    private readonly FileStream _file;

    private VerifyLog(FileStream file, IReadOnlyDictionary<string, InspectedSource> known) => (_file, Known) = (file, known);

    /// <summary>By id, what a run within the last day found; empty when it is not to be gone on with.</summary>
    public IReadOnlyDictionary<string, InspectedSource> Known { get; }

    /// <exception cref="StartFaultException">The folder cannot be written, or another run is at work.</exception>
    public static VerifyLog Open(string folder, bool goesOn, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var known = goesOn ? Read(file, now) : [];
            file.SetLength(goesOn ? file.Length : 0);
            file.Seek(0, SeekOrigin.End);
            return new VerifyLog(file, known);
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"What is found cannot be kept in {folder}: {fault.Message} Wait for the other run, or name another folder with --data.", fault);
        }
    }

    public void Note(InspectedSource found, DateTimeOffset now)
    {
        var line = new Line(found.Id, now, found.Url, found.HasAnswered, found.Answer.Stored, found.Detail?.Stored, found.Entries, found.Newest, found.ArabicShare);
        lock (_turn)
        {
            JsonSerializer.Serialize(_file, line, LogJson.Default.Line);
            _file.Write("\n"u8);
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    private static Dictionary<string, InspectedSource> Read(FileStream file, DateTimeOffset now)
    {
        var known = new Dictionary<string, InspectedSource>(StringComparer.Ordinal);
        using var lines = new StreamReader(file, leaveOpen: true);
        while (lines.ReadLine() is { } text)
        {
            if (Parse(text) is { Answer: { } answer } line && now - line.At <= Recent && Sentence.FromStored(answer) is { } words)
            {
                known[line.Id] = new InspectedSource(line.Id, line.Url)
                {
                    HasAnswered = line.HasAnswered,
                    Answer = words,
                    Detail = Sentence.FromStored(line.Detail),
                    Entries = line.Entries,
                    Newest = line.Newest,
                    ArabicShare = line.ArabicShare,
                };
            }
        }

        return known;
    }

    /// <returns>Null for a line that a kill cut off.</returns>
    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LogJson.Default.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(
        string Id, DateTimeOffset At, Uri? Url, bool HasAnswered, string Answer, string? Detail, int Entries, DateTimeOffset? Newest, double? ArabicShare);

    [JsonSerializable(typeof(Line))]
    private sealed partial class LogJson : JsonSerializerContext;
}
