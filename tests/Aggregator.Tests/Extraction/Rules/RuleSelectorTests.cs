using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Rules;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Extraction.Rules;

/// <summary>Selectors of operators and templates. Our own code runs the simple ones, AngleSharp the others.</summary>
public sealed class RuleSelectorTests
{
    private const string Html = "<html><body><div id='post' class='wrap outer'><div class='entry'>أ</div><p class='entry-meta'>ب</p></div><div class='entry'><span data-role='body'>ج</span></div></body></html>";

    [Theory]
    [InlineData("div.entry", "أج")]
    [InlineData("#post div.entry", "أ")]
    [InlineData(".outer .entry", "أ")]
    [InlineData(".entry-meta", "ب")]
    [InlineData("div#post.wrap.outer", "أب")]
    [InlineData("DIV.entry", "أج")]
    [InlineData(".entr", "")]
    [InlineData("span[data-role=body]", "ج")]
    [InlineData("div.entry:not(#post > div)", "ج")]
    [InlineData("#post > .entry, .entry-meta", "أب")]
    [InlineData("div..", "")]
    public void A_selector_finds_what_it_names(string selector, string text)
    {
        var page = PageParser.Parse(Html, new Uri("https://news.example/1"), keepsAll: true);
        Assert.Equal(text, string.Concat(RuleSelector.FindOutermost(page, selector).Select(node => page.TextOf(node))).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_selector_that_is_no_css_is_named()
    {
        var source = new Source
        {
            Id = "noor",
            Name = "النور",
            PageRules = new PageRules { Title = "h1.title", Body = "div..", Remove = [".share", "p[["] },
            Listing = new ListingRules { Item = ".card >", Link = "a[href]", Title = "h3:not(.ad)" },
        };
        Assert.Equal(
            [
                "noor: pageRules.body is not a CSS selector: \"div..\".",
                "noor: pageRules.remove is not a CSS selector: \"p[[\".",
                "noor: listing.item is not a CSS selector: \".card >\".",
            ],
            SelectorCheck.Faults(source));
    }
}
