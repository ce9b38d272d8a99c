namespace Aggregator.Stories;

/// <summary>Places articles in order of arrival: the same text (duplicates) and the same event (stories). One writer; not thread-safe.</summary>
public sealed class StoryGrouper
{
    private readonly Dictionary<long, Placement> _placed = [];

    /// <summary>Takes back an earlier decision, in order of arrival, before the first <see cref="Place"/>.</summary>
    public void Restore(PlacedArticle placed) => _placed[placed.Article.Id] = placed.Placement;

    public Placement Place(GroupingArticle article)
    {
        var placement = new Placement { ArticleId = article.Id, StoryId = article.Id };
        _placed[article.Id] = placement;
        return placement;
    }
}
