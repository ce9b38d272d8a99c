using System.Buffers.Text;
using System.Text;

namespace Aggregator.Server.Web.Lists;

/// <summary>Writes a choice of news into a short permanent address and reads it back. Nothing is stored and nothing
/// expires.</summary>
/// <remarks>The code holds one byte of version and form, one of length, one of sections, one that counts countries, two letters
/// for each country; then lines: papers, words, unwanted words, section names of papers. The position of a section in
/// <see cref="Section.All"/> must never change.</remarks>
internal static class ShortFeed
{
    private const int Version = 0x10;
    private const int Stories = 1;
    private const int WithoutImages = 2;
    private const int HeaderLength = 4;
    private const int MaxLength = 2000;

    public static Uri Address(SiteOptions site, string code, string extension) => new(site.BaseUrl, $"f/{code}.{extension}");

    public static string Write(FeedRequest request)
    {
        var known = request.Sections.Select(Section.Find).ToList();
        var own = request.Sections.Where((_, place) => known[place] is null);
        string[] lines = [string.Join(',', request.Sources), OneLine(request.Search), OneLine(request.Without), string.Join(',', own)];
        byte[] bytes =
        [
            (byte)(Version | (request.AsStories ? Stories : 0) | (request.WithImages ? 0 : WithoutImages)),
            (byte)(request.Limit == FeedRequest.DefaultLimit ? 0 : request.Limit),
            (byte)known.OfType<Section>().Aggregate(0, (bits, section) => bits | (1 << Place(section))),
            (byte)request.Countries.Count(IsCode),
            .. request.Countries.Where(IsCode).SelectMany(code => Encoding.ASCII.GetBytes(code)),
            .. Encoding.UTF8.GetBytes(string.Join('\n', lines).TrimEnd('\n')),
        ];
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null when the code is not one of ours.</returns>
    public static FeedRequest? Read(string code)
    {
        if (code.Length > MaxLength || !Base64Url.IsValid(code))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(code);
        if (bytes.Length < HeaderLength || (bytes[0] & 0xF0) != Version || bytes.Length < HeaderLength + (2 * bytes[3]) || bytes[1] > FeedRequest.MaxLimit)
        {
            return null;
        }

        var textStart = HeaderLength + (2 * bytes[3]);
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(textStart)).Split('\n');
        string Line(int number) => number < lines.Length ? lines[number] : "";
        return new FeedRequest
        {
            AsStories = (bytes[0] & Stories) != 0,
            WithImages = (bytes[0] & WithoutImages) == 0,
            Limit = bytes[1] == 0 ? FeedRequest.DefaultLimit : bytes[1],
            Sections = [.. Section.All.Where(section => (bytes[2] & (1 << Place(section))) != 0).Select(section => section.Slug).Concat(List(Line(3))).Order(StringComparer.Ordinal)],
            Countries = [.. Enumerable.Range(0, bytes[3]).Select(number => Encoding.ASCII.GetString(bytes, HeaderLength + (2 * number), 2)).Order(StringComparer.Ordinal)],
            Sources = List(Line(0)),
            Search = Line(1) is { Length: > 0 } words ? words : null,
            Without = Line(2) is { Length: > 0 } unwanted ? unwanted : null,
        };
    }

    private static int Place(Section section) => Section.All.ToList().IndexOf(section);

    private static bool IsCode(string code) => code.Length == 2 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]);

    private static string OneLine(string? words) => words?.ReplaceLineEndings(" ") ?? "";

    private static string[] List(string line) => line.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
