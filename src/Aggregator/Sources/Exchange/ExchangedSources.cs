using System.Text;
using System.Text.Json.Nodes;

namespace Aggregator.Sources.Exchange;

/// <summary>A list of sources from a file of any kind: OPML 2.0, CSV, or JSON in the form of feeds.json.</summary>
/// <param name="Sources">In the order of the file. Their settings are not checked yet.</param>
/// <param name="Faults">What could not be read, each with its line. A file may have both.</param>
public sealed record ExchangedSources(IReadOnlyList<ExchangedSource> Sources, IReadOnlyList<SourceFault> Faults)
{
    /// <summary>A longer file is refused.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Sources beyond this number are refused.</summary>
    public const int MostSources = 5000;

    /// <summary>Reads a file; its first sign tells its kind.</summary>
    public static ExchangedSources Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return Refused(0, $"the file is longer than {MostBytes / 1024 / 1024} MB; divide it");
        }

        var bytes = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var read = bytes.TrimStart((byte)' ').TrimStart("\r\n\t "u8) switch
        {
            [(byte)'{', ..] => JsonSources.Read(bytes),
            [(byte)'<', ..] => OpmlSources.Read(bytes),
            [] => Refused(0, "the file is empty"),
            _ => CsvSources.Read(bytes),
        };
        return read.Sources.Count <= MostSources ? read : read with
        {
            Sources = [.. read.Sources.Take(MostSources)],
            Faults = [.. read.Faults, new SourceFault(read.Sources[MostSources].Line, null, $"only the first {MostSources} sources are read; divide the file")],
        };
    }

    internal static ExchangedSources Refused(int line, string reason) => new([], [new SourceFault(line, null, reason)]);
}

/// <summary>One source of a file.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Entry">As in feeds.json; it may be without an id.</param>
public sealed record ExchangedSource(int Line, JsonObject Entry);

/// <summary>A kind of file for lists of sources.</summary>
public enum ExchangeFormat
{
    Opml,
    Json,
    Csv,
}
