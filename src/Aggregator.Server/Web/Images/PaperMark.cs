using System.Globalization;
using System.Text.Encodings.Web;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Images;

/// <summary>A paper's initial and colour: its sign where it has no logo, and what stands where a picture cannot.</summary>
internal static class PaperMark
{
    // As site.css has them for the initials.
    private static readonly string[] Grounds = ["#0d5c56", "#7a3b1d", "#2f4a86", "#6b2d5c", "#566018", "#8a2635"];

    /// <summary>«ال» begins half of the names: the letter after it tells papers apart.</summary>
    public static string Initial(string name) =>
        StringInfo.GetNextTextElement(name.StartsWith("ال", StringComparison.Ordinal) && name.Length > 3 ? name[2..] : name);

    public static int Hue(string id) => id.Sum(character => character) % 6;

    /// <summary>In the shape of a lead picture, so that nothing jumps.</summary>
    public static string Picture(Source source) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360" role="img"><rect width="640" height="360" fill="{Grounds[Hue(source.Id)]}"/><text x="320" y="180" fill="#fff" fill-opacity=".85" font-family="system-ui, sans-serif" font-size="150" font-weight="700" text-anchor="middle" dominant-baseline="central">{HtmlEncoder.Default.Encode(Initial(source.Name))}</text></svg>
        """;
}
