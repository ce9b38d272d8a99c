using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories;

/// <summary>What the grouper reads from an article before it places the article.</summary>
internal sealed record Reading
{
    public required GroupingArticle Article { get; init; }

    /// <summary>Null when the text is too short.</summary>
    public required Fingerprints? Fingerprints { get; init; }

    /// <summary>Null when the text is too short.</summary>
    public required ComparedWords? Words { get; init; }

    public required TextTraits Traits { get; init; }

    /// <summary>See <see cref="ArticleKeys.Address"/>.</summary>
    public required ulong? Address { get; init; }

    /// <summary>See <see cref="ArticleKeys.Title"/>.</summary>
    public required ulong? Title { get; init; }

    /// <summary>The grouper's number of the source; it takes less memory than the name.</summary>
    public required int Source { get; init; }

    /// <summary>Empty when the grouper finds only duplicates.</summary>
    public required EventVector Vector { get; init; }

    /// <summary>The agency that the article credits; null when none.</summary>
    public string? Credit => Article.Credit;

    public static Reading Of(GroupingArticle article, TokenHashes tokens, SkeletonCache keys, DuplicateRules rules, int source, EventFinder? events)
    {
        tokens.Read(article.Title, ComparedWords.MostTitleWords);
        events?.ReadTitle(tokens);
        var isRoundUp = RoundUps.IsNamedIn(tokens.Hashes);
        var title = ComparedWords.Read(tokens, keys);
        tokens.Read(article.BodyText, Winnowing.MostWords);
        var fingerprints = Winnowing.Choose(tokens.Hashes, rules.Seed);
        return new Reading
        {
            Article = article,
            Fingerprints = isRoundUp && fingerprints is not null ? fingerprints with { IsRoundUp = true } : fingerprints,
            Words = fingerprints is null ? null : new ComparedWords(title, ComparedWords.Read(tokens, keys)),
            Traits = TextTraits.Read(tokens.Hashes),
            Address = ArticleKeys.Address(article),
            Title = fingerprints?.Count >= rules.LeastShared ? null : ArticleKeys.Title(article, tokens.Hashes),
            Source = source,
            Vector = events?.ReadBody(tokens, article.At) ?? EventVector.Empty,
        };
    }

    /// <summary>What stays in memory of the article after it is placed.</summary>
    public KnownText Known(long representative, long storyId) => new()
    {
        Id = Article.Id,
        Representative = representative,
        StoryId = storyId,
        Minute = (int)Math.Clamp(Article.At.ToUnixTimeSeconds() / 60, int.MinValue, int.MaxValue),
        Source = Source,
        Fingerprints = (ushort)Math.Min(Fingerprints?.Count ?? 0, ushort.MaxValue),
        Words = Words,
        Traits = Traits,
        IsRoundUp = Fingerprints?.IsRoundUp == true,
    };
}
