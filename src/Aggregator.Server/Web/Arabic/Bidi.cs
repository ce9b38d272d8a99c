using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Arabic;

/// <summary>Isolates Latin words in an Arabic line, so that the punctuation stays on its side.</summary>
internal static partial class Bidi
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <returns>The encoded text, with each Latin run inside a bdi element.</returns>
    public static MarkupString Isolate(string text)
    {
        var markup = new StringBuilder();
        var position = 0;
        foreach (var run in Latin.EnumerateMatches(text))
        {
            markup.Append(Html.Encode(text[position..run.Index]))
                .Append("<bdi>").Append(Html.Encode(text.Substring(run.Index, run.Length))).Append("</bdi>");
            position = run.Index + run.Length;
        }

        return new MarkupString(markup.Append(Html.Encode(text[position..])).ToString());
    }

    [GeneratedRegex(@"[A-Za-z\u00C0-\u024F](?:[A-Za-z0-9\u00C0-\u024F .,&'’+/_:@#-]*[A-Za-z0-9\u00C0-\u024F+])?", RegexOptions.CultureInvariant)]
    private static partial Regex Latin { get; }
}
