using System.Globalization;
using System.Text.Encodings.Web;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Images;

/// <summary>The first letter and the colour of a paper. They are shown when the paper has no logo, and in place of a missing
/// picture.</summary>
internal static class PaperMark
{
    // The same colours as in site.css.
    private static readonly string[] Grounds = ["#0d5c56", "#7a3b1d", "#2f4a86", "#6b2d5c", "#566018", "#8a2635"];

    /// <summary>Half of the names begin with «ال», so the letter after «ال» is taken.</summary>
    public static string Initial(string name) =>
        StringInfo.GetNextTextElement(name.StartsWith("ال", StringComparison.Ordinal) && name.Length > 3 ? name[2..] : name);

    public static int Hue(string id) => id.Sum(character => character) % 6;

    /// <summary>It has the shape of a lead picture, so that the page does not move.</summary>
    public static string Picture(Source source) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360" role="img"><rect width="640" height="360" fill="{Grounds[Hue(source.Id)]}"/><text x="320" y="180" fill="#fff" fill-opacity=".85" font-family="system-ui, sans-serif" font-size="150" font-weight="700" text-anchor="middle" dominant-baseline="central">{HtmlEncoder.Default.Encode(Initial(source.Name))}</text></svg>
        """;
}
