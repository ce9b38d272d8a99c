using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Aggregator.Sources;
using Aggregator.Stories;

namespace Aggregator.Publishing.Bodies;

/// <summary>The body of an entry: what the publisher lets us show, and always a link to the source.</summary>
public static class EntryBody
{
    /// <summary>The last line of every body.</summary>
    public const string SourceLine = "انقر هنا لقراءة الخبر من مصدره";

    /// <summary>A story's page lists the others.</summary>
    private const int MostOutlets = 60;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    internal static string OfArticle(StoryArticle article, Source source, ShownImages images)
    {
        var body = new StringBuilder("<div dir=\"rtl\" lang=\"ar\">");
        var text = Text(article, source, images);
        if (images.AboveBody(article, source) is { } image)
        {
            body.Append("<p><img src=\"").Append(Html.Encode(image.FeedForm)).Append("\" alt=\"")
                .Append(Html.Encode(PublishedText.Clean(article.Article.Caption ?? ""))).Append("\"></p>");
        }

        return body.Append(text).Append(Link("<p>", article.Article.Url, SourceLine, "</p>")).Append("</div>").ToString();
    }

    /// <summary>The body of the lead article, followed by the other papers that report the event.</summary>
    internal static string WithOutlets(string leadBody, IReadOnlyList<StoryArticle> others, Func<string, Source> sourceOf)
    {
        if (others.Count == 0)
        {
            return leadBody;
        }

        var list = new StringBuilder("<p>نقلته أيضا:</p><ul>");
        foreach (var other in others.Take(MostOutlets))
        {
            var words = $"{sourceOf(other.Article.SourceId).Name}: {other.Article.Title}";
            list.Append(Link("<li>", other.Article.Url, words, "</li>"));
        }

        return AtEnd(leadBody, list.Append("</ul>").ToString());
    }

    /// <summary>The body, followed by links to the story before and the story after this one.</summary>
    internal static string WithParts(string body, Story story, Func<long, Uri> pageOf)
    {
        var earlier = story.Continues is { } before ? Link("<p>", pageOf(before.Id), $"ما سبق من القصة: {before.Title}", "</p>") : "";
        var later = story.ContinuedBy is { } after ? Link("<p>", pageOf(after.Id), $"تتمة القصة: {after.Title}", "</p>") : "";
        return AtEnd(body, earlier + later);
    }

    private static string AtEnd(string body, string more) => body.Insert(body.Length - "</div>".Length, more);

    // An old article may have lost its text: then its first paragraph is all that we have.
    private static string Text(StoryArticle article, Source source, ShownImages images) => source.Publish switch
    {
        PublishLevel.Headline => "",
        PublishLevel.Full when article.Article.Body.Value.Length > 0 => PublishedText.Valid(FeedMarkup.ForReaders(images.Body(article.Article.Body, source))),
        _ => article.Article.Lede is { } lede ? $"<p>{Html.Encode(PublishedText.Clean(lede))}</p>" : "",
    };

    private static string Link(string before, Uri address, string words, string after) =>
        $"{before}<a href=\"{Html.Encode(address.FeedForm)}\">{Html.Encode(PublishedText.Clean(words))}</a>{after}";
}
