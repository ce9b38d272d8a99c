namespace Aggregator.Feeds.Testimony;

/// <summary>What was found of one entry so far; first finds win, and weaker elements only fill gaps.</summary>
internal sealed class EntryDraft
{
    public string? Id { get; set; }

    public FeedText? Title { get; set; }

    public FeedText? WeakTitle { get; set; }

    public Uri? OriginalLink { get; set; }

    public Uri? Link { get; set; }

    public Uri? WeakLink { get; set; }

    /// <summary>Better than none.</summary>
    public Uri? LastLink { get; set; }

    public FeedText? Summary { get; set; }

    public FeedText? WeakSummary { get; set; }

    public FeedText? Content { get; set; }

    public FeedText? WeakContent { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? WeakPublished { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public List<FeedPerson> Authors { get; } = [];

    public List<FeedPerson> WeakAuthors { get; } = [];

    public List<string> Categories { get; } = [];

    public List<FeedEnclosure> Enclosures { get; } = [];

    /// <summary>What FeedBurner's tracker stands for in the first enclosure.</summary>
    public Uri? OriginalEnclosure { get; set; }

    public Uri? Image { get; set; }

    public Uri? WeakImage { get; set; }

    public Uri? Comments { get; set; }

    public string? Language { get; set; }

    public void AddCategory(string? category)
    {
        if (category?.Trim() is { Length: > 0 } name && !Categories.Contains(name))
        {
            Categories.Add(name);
        }
    }

    public void AddEnclosure(Uri? url, string? mediaType, string? length)
    {
        if (url is not null && !Enclosures.Exists(known => known.Url == url && known.Url.Fragment == url.Fragment))
        {
            var bytes = long.TryParse(length?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
            Enclosures.Add(new FeedEnclosure(url, string.IsNullOrEmpty(mediaType) ? null : mediaType, bytes));
        }
    }

    public ParsedEntry ToEntry()
    {
        if (OriginalEnclosure is not null && Enclosures.Count > 0)
        {
            Enclosures[0] = Enclosures[0] with { Url = OriginalEnclosure };
        }

        return Whole();
    }

    private ParsedEntry Whole() => new()
    {
        Id = Id,
        Title = Title ?? WeakTitle,
        Link = OriginalLink ?? Link ?? WeakLink ?? LastLink,
        Summary = Summary ?? WeakSummary,
        Content = Content ?? WeakContent,
        Published = Published ?? WeakPublished,
        Updated = Updated,
        Authors = Authors.Count > 0 ? Authors : WeakAuthors,
        Categories = Categories,
        Enclosures = Enclosures,
        Image = Image ?? WeakImage,
        Comments = Comments,
        Language = Language,
    };
}
