using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories;

/// <summary>What the grouper has read out of an article, before it is placed.</summary>
internal sealed record Reading
{
    public required GroupingArticle Article { get; init; }

    /// <summary>Null for texts too short.</summary>
    public required Fingerprints? Fingerprints { get; init; }

    /// <summary>Null for texts too short.</summary>
    public required ComparedWords? Words { get; init; }

    public required TextTraits Traits { get; init; }

    /// <summary>See <see cref="ArticleKeys.Address"/>.</summary>
    public required ulong? Address { get; init; }

    /// <summary>See <see cref="ArticleKeys.Title"/>.</summary>
    public required ulong? Title { get; init; }

    /// <summary>Numbers are shorter than names: see <see cref="KnownText.Source"/>.</summary>
    public required int Source { get; init; }

    /// <summary>Empty when stories are not asked for.</summary>
    public required EventVector Vector { get; init; }

    /// <summary>The agency that the article credits; null when none.</summary>
    public string? Credit => Article.Credit;

    public static Reading Of(GroupingArticle article, TokenHashes tokens, SkeletonCache keys, ulong seed, int source, EventVector vector)
    {
        tokens.Read(article.Title, ComparedWords.MostTitleWords);
        var isRoundUp = RoundUps.IsNamedIn(tokens.Hashes);
        var title = ComparedWords.Read(tokens, keys);
        tokens.Read(article.BodyText, Winnowing.MostWords);
        var fingerprints = Winnowing.Choose(tokens.Hashes, seed);
        return new Reading
        {
            Article = article,
            Fingerprints = isRoundUp && fingerprints is not null ? fingerprints with { IsRoundUp = true } : fingerprints,
            Words = fingerprints is null ? null : new ComparedWords(title, ComparedWords.Read(tokens, keys)),
            Traits = TextTraits.Read(tokens.Hashes),
            Address = ArticleKeys.Address(article),
            Title = ArticleKeys.Title(article, tokens.Hashes),
            Source = source,
            Vector = vector,
        };
    }

    /// <summary>What stays in memory when the article has got its place.</summary>
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
