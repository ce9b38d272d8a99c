using System.Diagnostics;
using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text;
using AngleSharp.Html.Parser;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>Times the engine against AngleSharp's bare parse of the same characters, page by page in the same process.</summary>
internal sealed class Speed
{
    private static readonly Source Anyone = new() { Id = "page", Name = "page", Language = "mul" };

    private readonly HtmlParser _parser = new();
    private TimeSpan _engine;
    private TimeSpan _bare;
    private long _bytes;
    private int _pages;

    public PageReading Measure(byte[] body, Uri url)
    {
        var document = new FetchedDocument { Url = url, Body = body, FetchedAt = TimeProvider.System.GetUtcNow() };
        var request = new ExtractionRequest { Source = Anyone };
        var clock = Stopwatch.StartNew();
        var reading = ArticleExtractor.Read(document, request);
        _engine += clock.Elapsed;
        var text = TextDecoder.Decode(body, null).Value;
        clock.Restart();
        using (_parser.ParseDocument(text))
        {
            _bare += clock.Elapsed;
        }

        _bytes += body.Length;
        _pages++;
        return reading;
    }

    public string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_pages} pages, {_bytes / 1e6:0.0} MB: engine {_pages / _engine.TotalSeconds:0} pages/s (decoding, fields and safe body included), AngleSharp's bare parse {_pages / _bare.TotalSeconds:0} pages/s, ratio {_bare / _engine:0.00}.");
}
