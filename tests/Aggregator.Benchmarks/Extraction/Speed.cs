using System.Diagnostics;
using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Encodings;
using AngleSharp.Html.Parser;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>Measures the extractor and AngleSharp's parse of the same characters, page by page in one process.</summary>
/// <remarks>Each page is read three times by both in turn. The first reading includes the compiler's work, and the extractor has
/// more code than the parser. A service that runs for days reads new pages with compiled code. This corresponds to the first
/// reading when all pages are read a second time.</remarks>
internal sealed class Speed
{
    private const int Rounds = 3;

    private static readonly Source Anyone = new() { Id = "page", Name = "page", Language = "mul" };

    private readonly HtmlParser _parser = new();
    private readonly TimeSpan[] _engine = new TimeSpan[Rounds];
    private readonly TimeSpan[] _bare = new TimeSpan[Rounds];
    private long _bytes;
    private int _pages;

    public PageReading Measure(byte[] body, Uri url)
    {
        var document = new FetchedDocument { Url = url, Body = body, FetchedAt = TimeProvider.System.GetUtcNow() };
        var request = new ExtractionRequest { Source = Anyone };
        PageReading? reading = null;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            reading = ArticleExtractor.Read(document, request);
            _engine[round] += clock.Elapsed;
            var text = TextDecoder.Decode(body, null).Value;
            clock.Restart();
            using (_parser.ParseDocument(text))
            {
                _bare[round] += clock.Elapsed;
            }
        }

        _bytes += body.Length;
        _pages++;
        return reading!; // There is at least one round.
    }

    public string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_pages} pages, {_bytes / 1e6:0.0} MB, engine with decoding, fields and safe body: first reading {Round(0)}; third reading {Round(Rounds - 1)}.");

    private string Round(int round) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_pages / _engine[round].TotalSeconds:0} pages/s, AngleSharp's bare parse {_pages / _bare[round].TotalSeconds:0}, ratio {_bare[round] / _engine[round]:0.00}");
}
