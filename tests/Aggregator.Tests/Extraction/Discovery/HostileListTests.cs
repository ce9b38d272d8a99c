using System.Diagnostics;
using System.Text;
using Aggregator.Extraction.Discovery;
using Aggregator.Fetching;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Aggregator.Tests.Extraction.Discovery;

public sealed class HostileListTests
{
    private static readonly string[] Pieces =
    [
        "<a href='/news/20261130'>خبر طويل عن افتتاح الميناء الجديد</a>", "</a>", "<div class='card'>", "</div>", "<h3>", "<table><tr><td>", "<nav>", "</ul>", "<li>",
        "<a href='//other.example/2026/1'>نص", "<a href='javascript:x'>", "<base href='https://b.example/'>", "<time>2026-11-30</time>", "12 تعليق", "<a href='?p=1234'>عنوان من أربع كلمات فقط</a>",
    ];

    public static TheoryData<string> Attacks => new()
    {
        string.Concat(Enumerable.Repeat("<div>", 60_000)) + "<a href='/news/1000'>خبر</a>",
        string.Concat(Enumerable.Repeat("<a href='/x'><div class='y z'>", 30_000)),
        string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<li><a href='/news/{i}'>خبر رقم {i} من نشرة المساء</a></li>")),
        "<div class='card'>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<span class='title'><h3><a class='c{i}' href='/news/{i}'>س</a>")),
        "<a href='" + new string('x', 1_000_000) + "'>" + new string('س', 1_000_000) + "</a>",
        string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p id='a{i}' class='k{i % 7000:x}q'><b><a href='?id={i}'>خبر عاجل من مراسلنا في المدينة</a></b>")),
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_hostile_page_costs_little(string html)
    {
        // Processor time of this process: other tests run beside it, so the bound is wide.
        var watch = Stopwatch.StartNew();
        var found = PageDiscovery.Read(Page(html));
        _ = found.Articles.Rules;
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(90));
        Assert.InRange(found.Articles.Items.Count, 0, 1000);
    }

    [Fact]
    public void Whatever_is_found_is_a_link_of_the_page()
    {
        var pages = Gen.Elements(Pieces).ListOf(40).Select(pieces => string.Concat(pieces));
        Prop.ForAll(pages.ToArbitrary(), html =>
        {
            var page = Page(html);
            var links = HtmlPage.Open(page, null) is { } tree
                ? tree.Document.QuerySelectorAll("a[href]").Select(anchor => tree.Absolute(anchor.GetAttribute("href"))?.AbsoluteUri).ToHashSet()
                : [];
            var list = PageDiscovery.Read(page).Articles;
            return list.Items.All(item => links.Contains(item.Link.AbsoluteUri) && item.Headline.Length > 0) && list.Items.DistinctBy(item => item.Link).Count() == list.Items.Count;
        }).QuickCheckThrowOnFailure();
    }

    private static FetchedDocument Page(string html) => new()
    {
        Url = new Uri("https://sahil.example/"),
        Body = Encoding.UTF8.GetBytes(html),
        FetchedAt = DateTimeOffset.UnixEpoch,
    };
}
