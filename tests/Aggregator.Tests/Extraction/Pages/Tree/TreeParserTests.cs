using System.Text;
using Aggregator.Extraction.Pages.Tree;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;
using Xunit;

namespace Aggregator.Tests.Extraction.Pages.Tree;

/// <summary>Our light tree must have the same nodes as the tree of AngleSharp.</summary>
public sealed class TreeParserTests
{
    [Theory]
    [InlineData("<p>أ<p>ب<ul><li>ج<li>د</ul>")]
    [InlineData("<b>أ<p>ب</b>ج</p>د")]
    [InlineData("<table>نص<tr><td>أ<td>ب<table><tr><td>ج</table></table>")]
    [InlineData("<a href=1>أ<a href=2>ب</a><div><a href=3>ج<div>د</a>ه</div>")]
    [InlineData("<html lang=ar><body class=x><html dir=rtl lang=en><body class=y id=z>نص")]
    [InlineData("<body><svg><title>قائمة</title><desc><p>وصف</p></desc><foreignObject><div>أ</div></foreignObject></svg><p>ب")]
    [InlineData("<math><mi>x</mi><annotation-xml encoding='text/html'><p>أ</p></annotation-xml></math><p>ب")]
    [InlineData("<form><div></form><input><form>ب</form></div>")]
    [InlineData("<select><option>أ<option>ب<p>ج</select>د")]
    [InlineData("<head><title>عنوان &amp; آخر</title><meta charset=utf-8><link rel=x><body>نص&nbsp;نص")]
    [InlineData("<frameset><frame src=1></frameset>")]
    [InlineData("<i><b><u>أ</i>ب</b>ج</u><h1>د<h2>ه")]
    [InlineData("<button>أ<button>ب</button><noscript><img src=1></noscript><iframe>ج</iframe>")]
    [InlineData("<dl><dt>أ<dd>ب<dt>ج</dl><ruby>د<rt>ه</ruby></p><br></br>")]
    [InlineData("")]
    public void Broken_markup_makes_the_same_tree(string html)
    {
        using var theirs = new HtmlParser(TreeParser.Options).ParseDocument(html);
        Assert.Equal(Written(theirs.DocumentElement), Written(TreeParser.Parse(html)));
    }

    [Fact]
    public void A_page_that_nests_deeper_than_browsers_go_ends_there()
    {
        var depth = 0;
        var element = TreeParser.Parse(string.Concat(Enumerable.Repeat("<ul><li>", 10_000)));
        while (element is not null)
        {
            depth++;
            element = element.OfType<TreeElement>().LastOrDefault();
        }

        Assert.InRange(depth, 400, 600);
    }

    [Fact]
    public void Deep_nesting_and_a_million_elements_are_built()
    {
        Assert.NotNull(TreeParser.Parse(string.Concat(Enumerable.Repeat("<div>", 10_000))));
        Assert.NotNull(TreeParser.Parse(string.Concat(Enumerable.Repeat("<i></i>", 100_000))));
    }

    private static string Written(INode node) => node switch
    {
        IText text => text.Data,
        IElement element => Written(element.LocalName, element.Attributes.Select(attribute => (attribute.Name, attribute.Value)), element.ChildNodes.Select(Written)),
        _ => "",
    };

    private static string Written(IConstructableNode? node) => node switch
    {
        TreeText text => text.Data,
        TreeElement element => Written(element.LocalName, element.Own.ToArray().Select(attribute => (attribute.Name, attribute.Value)), element.Select(Written)),
        _ => "",
    };

    private static string Written(string name, IEnumerable<(string Name, string Value)> attributes, IEnumerable<string> children) =>
        new StringBuilder().Append('<').Append(name)
            .AppendJoin("", attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => $" {attribute.Name}='{attribute.Value}'"))
            .Append('>').AppendJoin("", children).Append("</").Append(name).Append('>').ToString();
}
