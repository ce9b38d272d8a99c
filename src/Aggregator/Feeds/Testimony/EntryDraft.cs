using System.Globalization;

namespace Aggregator.Feeds.Testimony;

/// <summary>What was found of one entry so far; first finds win, and weaker elements only fill gaps.</summary>
internal sealed class EntryDraft
{
    private List<FeedPerson>? _authors;
    private List<FeedPerson>? _weakAuthors;
    private List<string>? _categories;
    private List<FeedEnclosure>? _enclosures;

    public string? Id { get; set; }

    public FeedText? Title { get; set; }

    public FeedText? WeakTitle { get; set; }

    public Uri? OriginalLink { get; set => field = OfWeb(value); }

    public Uri? Link { get; set => field = OfWeb(value); }

    public Uri? WeakLink { get; set => field = OfWeb(value); }

    /// <summary>Better than none.</summary>
    public Uri? LastLink { get; set => field = OfWeb(value); }

    public FeedText? Summary { get; set; }

    public FeedText? WeakSummary { get; set; }

    public FeedText? Content { get; set; }

    public FeedText? WeakContent { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? WeakPublished { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public bool HasAuthors => _authors is { Count: > 0 };

    /// <summary>What FeedBurner's tracker stands for in the first enclosure.</summary>
    public Uri? OriginalEnclosure { get; set; }

    public Uri? Image { get; set; }

    public Uri? WeakImage { get; set; }

    public Uri? Comments { get; set; }

    public string? Language { get; set; }

    public void AddAuthor(FeedPerson? author) => People.Add(ref _authors, author);

    /// <summary>Counts only where nobody else is named.</summary>
    public void AddWeakAuthor(FeedPerson? author) => People.Add(ref _weakAuthors, author);

    public void AddCategory(string? category)
    {
        if (category?.Trim() is { Length: > 0 } name && _categories?.Contains(name) != true)
        {
            (_categories ??= []).Add(name);
        }
    }

    public void AddEnclosure(Uri? url, string? mediaType, string? length) => AddEnclosure(
        url, mediaType, long.TryParse(length?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    public void AddEnclosure(Uri? url, string? mediaType, long? length)
    {
        if (url is not null && _enclosures?.Exists(known => known.Url == url && known.Url.Fragment == url.Fragment) != true)
        {
            (_enclosures ??= []).Add(new FeedEnclosure(url, string.IsNullOrEmpty(mediaType) ? null : mediaType, length));
        }
    }

    /// <summary>Readers follow it: a script, a file or a mailbox is no page, and leaves the place to a link that is one.</summary>
    private static Uri? OfWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? address : null;

    /// <param name="feedAuthors">Who wrote it when the entry names nobody.</param>
    public ParsedEntry ToEntry(IReadOnlyList<FeedPerson>? feedAuthors = null)
    {
        if (OriginalEnclosure is not null && _enclosures is [var first, ..])
        {
            _enclosures[0] = first with { Url = OriginalEnclosure };
        }

        return new ParsedEntry
        {
            Id = Id,
            Title = Title ?? WeakTitle,
            Link = OriginalLink ?? Link ?? WeakLink ?? LastLink,
            Summary = Summary ?? WeakSummary,
            Content = Content ?? WeakContent,
            Published = Published ?? WeakPublished,
            Updated = Updated,
            Authors = _authors ?? _weakAuthors ?? feedAuthors ?? [],
            Categories = _categories ?? [],
            Enclosures = _enclosures ?? [],
            Image = Image ?? WeakImage,
            Comments = Comments,
            Language = Language,
        };
    }
}
