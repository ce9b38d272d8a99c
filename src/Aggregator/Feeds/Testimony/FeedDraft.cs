namespace Aggregator.Feeds.Testimony;

/// <summary>What was found of a feed so far. The first value of a field is kept. Weak values come from less reliable
/// elements and are used only when there is no other.</summary>
internal sealed class FeedDraft
{
    public string? Id { get; set; }

    public FeedText? Title { get; set; }

    public FeedText? WeakTitle { get; set; }

    public FeedText? Description { get; set; }

    public FeedText? WeakDescription { get; set; }

    public Uri? Link { get; set; }

    public Uri? WeakLink { get; set; }

    public Uri? Self { get; set; }

    public string? Language { get; set; }

    public string? WeakLanguage { get; set; }

    public Uri? Image { get; set; }

    public Uri? WeakImage { get; set; }

    public Uri? Icon { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public List<FeedPerson> Authors { get; } = [];

    public List<FeedPerson> WeakAuthors { get; } = [];

    public List<string> Categories { get; } = [];

    public TimeSpan? TimeToLive { get; set; }

    public TimeSpan? UpdatePeriod { get; set; }

    public int? UpdateFrequency { get; set; }

    public List<int> SkipHours { get; } = [];

    public List<Uri> Hubs { get; } = [];

    public Uri? Next { get; set; }

    public List<ParsedEntry> Entries { get; } = [];

    public void AddCategory(string? category)
    {
        if (category?.Trim() is { Length: > 0 } name && !Categories.Contains(name))
        {
            Categories.Add(name);
        }
    }

    public ParsedFeed ToFeed(FeedFormat format) => new()
    {
        Format = format,
        Id = Id,
        Title = Title ?? WeakTitle,
        Description = Description ?? WeakDescription,
        Link = Link ?? WeakLink,
        Self = Self,
        Language = (Language ?? WeakLanguage)?.Replace('_', '-'),
        Image = Image ?? WeakImage,
        Icon = Icon,
        Published = Published,
        Updated = Updated,
        Authors = Authors.Count > 0 ? Authors : WeakAuthors,
        Categories = Categories,
        TimeToLive = TimeToLive ?? UpdatePeriod / Math.Max(1, UpdateFrequency ?? 1),
        SkipHours = SkipHours,
        Hubs = Hubs,
        Next = Next,
        Entries = Entries,
    };
}
