using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class SearchPairPromises(TemporaryStore store)
{
    public async Task A_word_is_found_in_all_its_forms_and_in_no_other_word()
    {
        await PublishAsync(store);
        var wrong = new List<string>();
        foreach (var (typed, text) in SearchPairs.All)
        {
            var isWanted = !SearchPairs.Others.Contains((typed, text));
            var hits = await store.LatestAsync(Query(typed));
            if (hits.Any(hit => hit.Article.Title == text) != isWanted)
            {
                wrong.Add($"{typed} → {text}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>An article for each text, which stands alone in the headline.</summary>
    public static Task PublishAsync(TemporaryStore store) => store.PublishAsync(
        "rabat", [.. SearchPairs.All.Select((pair, at) => Entry($"{at}", title: pair.Text) with { Published = Noon.AddMinutes(-at) })]);

    public static ArticleQuery Query(string typed) => new() { Search = typed, IncludeDuplicates = true, Limit = SearchPairs.All.Count };
}
