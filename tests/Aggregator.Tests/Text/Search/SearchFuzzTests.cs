using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Aggregator.Text.Search;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Text.Search;

/// <summary>Every query is answered or refused in Arabic. The database never reports a syntax error.</summary>
public sealed class SearchFuzzTests : IDisposable
{
    private const int Queries = 3000;

    private static readonly string[] Pieces =
    [
        "\"", "«", "»", "“", "(", ")", "*", "^", "-", "−", "+", ":", "title:", "عنوان:", "body:", "OR", "AND", "NOT", "NEAR", "NEAR(", "أو", "|", "{", "}",
        ",", ";", "'", "''", "--", "\\", "\0", "\n", "\t", "\u200F", "\u0640", "\u064E", "\uE000", "\uFDFA", "\uFEFB", "\uD800", "\uDC00", "😀", "é", "ß",
        "الحكومة", "المجلس", "وبال", "لل", "ال", "٥٥", "55", "covid-19", "x", "xكتاب", "rowid", "0x1F", "%", "_", "\u00A0", "كَتَبَ", "ﻻ",
    ];

    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Thousands_of_queries_of_every_sign_are_answered_or_refused_in_words()
    {
        await _store.PublishAsync("rabat", Entry("1", title: "المجلس يناقش «الحكومة» – covid-19"), Entry("2"));
        await Assert.AllAsync(Chance.Seeds(Queries), async seed =>
        {
            var random = new Random(seed);
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? " " : "")));
            var query = new ArticleQuery
            {
                Search = typed,
                Without = random.Next(3) == 0 ? Pieces[random.Next(Pieces.Length)] : null,
                SourceIds = random.Next(4) == 0 ? ["rabat", typed] : [],
                To = random.Next(4) == 0 ? Noon.AddDays(random.Next(-9, 9)) : null,
                ByRelevance = random.Next(2) == 0,
            };
            Assert.True(await IsAnsweredAsync(query), $"«{typed}»");
            if (SearchQuery.Parse(typed) is SearchQuery.Refused refused)
            {
                Assert.Contains(refused.Sentence, letter => letter is >= 'ء' and <= 'ي');
            }
        });
    }

    [Fact]
    public async Task A_pasted_article_is_refused_or_cut_never_a_fault()
    {
        await _store.PublishAsync("rabat", Entry("1"));
        var pasted = string.Join(' ', Enumerable.Repeat("المجلس البلدي \"يناقش الملف\" -رقم", 5000));
        Assert.True(await IsAnsweredAsync(new ArticleQuery { Search = pasted, Without = pasted }));
        Assert.IsType<SearchQuery.Refused>(SearchQuery.Parse(pasted));
    }

    private async Task<bool> IsAnsweredAsync(ArticleQuery query)
    {
        var articles = await _store.LatestAsync(query);
        var stories = await _store.Reading.LatestStoriesAsync(query, Cancellation);
        return articles.Count <= 2 && stories.Count <= 2;
    }
}
