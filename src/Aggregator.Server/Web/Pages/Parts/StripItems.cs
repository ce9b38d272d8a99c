using System.Globalization;
using System.Text;
using Aggregator.Server.Web.Arabic;
using Aggregator.Stories;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Pages.Parts;

/// <summary>The strip's items as markup, written once for each change of the headlines, because they are half of most
/// pages.</summary>
internal sealed class StripItems
{
    private Written _written = new([], default);

    /// <param name="articles">The same list object while nothing changed.</param>
    public MarkupString Of(IReadOnlyList<StoryArticle> articles)
    {
        var written = _written;
        if (!ReferenceEquals(written.Articles, articles))
        {
            _written = written = new Written(articles, Write(articles));
        }

        return written.Markup;
    }

    private static MarkupString Write(IReadOnlyList<StoryArticle> articles)
    {
        var markup = new StringBuilder();
        foreach (var article in articles)
        {
            markup.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/a/{article.Id}\">{Bidi.Isolate(article.Article.Title).Value}</a></li>\n");
        }

        return new MarkupString(markup.ToString());
    }

    private sealed record Written(IReadOnlyList<StoryArticle> Articles, MarkupString Markup);
}
