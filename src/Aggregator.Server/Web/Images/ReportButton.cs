using System.Security.Cryptography;
using System.Text;
using Aggregator.Publishing.Bodies;
using Aggregator.Stories;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Web.Images;

/// <summary>The report button beside each picture of an article page. All buttons belong to one form, so they may stand anywhere
/// in a text.</summary>
internal static class ReportButton
{
    /// <summary>The form's id in the page.</summary>
    public const string Form = "report";

    /// <summary>The field that names the picture.</summary>
    public const string Field = "image";

    public static string Address(long article) => FormattableString.Invariant($"/a/{article}/report-image");

    /// <summary>Digits and letters only, which are safe inside any markup.</summary>
    public static string Name(Uri image) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(image.AbsoluteUri)).AsSpan(0, 8));

    public static string Markup(Uri image) =>
        $"<button class=\"report\" type=\"submit\" form=\"{Form}\" name=\"{Field}\" value=\"{Name(image)}\">أبلغ عن الصورة</button>";

    /// <returns>The picture of this name above or in an article. Null when the article has none, so that only shown pictures can
    /// be reported.</returns>
    public static Uri? Find(StoryArticle article, string name)
    {
        IEnumerable<Uri?> shown = [article.Article.Image, .. ShownImages.In(article.Article.Body)];
        return shown.FirstOrDefault(image => ImageAddress.IsUsable(image) && image is not null && Name(image) == name);
    }
}
