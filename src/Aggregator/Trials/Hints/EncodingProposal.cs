using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Encodings;

namespace Aggregator.Trials.Hints;

/// <summary>Finds the encoding of pages whose letters come out wrong.</summary>
internal static class EncodingProposal
{
    private const int FewPages = 2;
    private const double Readable = 0.5;

    private static readonly string[] Labels = ["windows-1256", "utf-8", "iso-8859-6", "windows-1252"];

    /// <returns>Null when the pages are read right, or no other encoding reads them better.</returns>
    public static string? Of(Source source, IReadOnlyList<FetchedDocument> pages)
    {
        var garbled = pages.Where(page => IsText(page) && !IsReadable(Decoded(page, source.Encoding))).ToList();
        return garbled.Count < FewPages || 2 * garbled.Count < pages.Count ? null
            : Array.Find(Labels, label => garbled.All(page => IsReadable(Decoded(page, label))));
    }

    private static string Decoded(FetchedDocument page, string? label) => TextDecoder.Decode(page.Body.Span, page.Charset, label).Value;

    private static bool IsText(FetchedDocument page) => page.MediaType is null || page.MediaType.StartsWith("text/", StringComparison.Ordinal) || page.MediaType.Contains("xml", StringComparison.Ordinal);

    /// <summary>Whether most letters beyond ASCII are Arabic, and form Arabic words: wrong decoding gives rare letters in rows.</summary>
    private static bool IsReadable(string text)
    {
        var (arabic, other) = (0, 0);
        foreach (var sign in text)
        {
            arabic += sign is >= '\u0621' and <= '\u064A' ? 1 : 0;
            other += sign is '\uFFFD' || (sign > '\u007F' && char.IsLetter(sign) && sign is not (>= '\u0600' and <= '\u06FF')) ? 1 : 0;
        }

        return arabic + other == 0 || (arabic >= Readable * (arabic + other) && Mojibake.Describe(text) is null);
    }
}
