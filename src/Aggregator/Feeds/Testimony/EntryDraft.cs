using System.Globalization;
using Aggregator.Text.Addresses;

namespace Aggregator.Feeds.Testimony;

/// <summary>What was found of one entry so far. The first value of a field is kept. Weak values come from less reliable
/// elements and are used only when there is no other.</summary>
internal sealed class EntryDraft
{
    private List<FeedPerson>? _authors;
    private List<FeedPerson>? _weakAuthors;
    private List<string>? _categories;
    private List<FeedEnclosure>? _enclosures;
    private MediaPicture? _picture;

    public string? Id { get; set; }

    public FeedText? Title { get; set; }

    public FeedText? WeakTitle { get; set; }

    public Uri? OriginalLink { get; set => field = OfWeb(value); }

    public Uri? Link { get; set => field = OfWeb(value); }

    public Uri? WeakLink { get; set => field = OfWeb(value); }

    /// <summary>Used when there is no other link.</summary>
    public Uri? LastLink { get; set => field = OfWeb(value); }

    public FeedText? Summary { get; set; }

    public FeedText? WeakSummary { get; set; }

    public FeedText? Content { get; set; }

    public FeedText? WeakContent { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? WeakPublished { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public bool HasAuthors => _authors is { Count: > 0 };

    /// <summary>The address that replaces FeedBurner's tracking address in the first enclosure.</summary>
    public Uri? OriginalEnclosure { get; set; }

    public Uri? Image { get; set => field = OfArticle(value); }

    public Uri? WeakImage { get; set => field = OfArticle(value); }

    public Uri? Comments { get; set; }

    public string? Language { get; set; }

    public void AddAuthor(FeedPerson? author) => People.Add(ref _authors, author);

    /// <summary>Adds an author that is used only when no other author is named.</summary>
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

    /// <summary>Takes the picture when it is better than the earlier ones.</summary>
    public void OfferPicture(MediaPicture? picture)
    {
        if (OfArticle(picture?.Url) is not null && (_picture is null || picture!.IsBetterThan(_picture)))
        {
            _picture = picture;
        }
    }

    /// <summary>Makes the item's page the base of the texts. This is right when the feed states no base, because such
    /// texts are written for the item's page.</summary>
    /// <param name="document">The base that the texts got because none was stated.</param>
    public void Rebase(Uri? document)
    {
        if (Page is not { } page)
        {
            return;
        }

        (Title, WeakTitle) = (Moved(Title), Moved(WeakTitle));
        (Summary, WeakSummary) = (Moved(Summary), Moved(WeakSummary));
        (Content, WeakContent) = (Moved(Content), Moved(WeakContent));

        FeedText? Moved(FeedText? text) =>
            text is { Kind: FeedTextKind.Html } && ReferenceEquals(text.Base, document) ? text with { Base = page } : text;
    }

    private Uri? Page => (OriginalLink ?? Link ?? WeakLink ?? LastLink) is { } link ? WrappedUrl.Unwrap(link) : null;

    private static Uri? OfArticle(Uri? picture) => picture is not null && ImageAddress.IsAvatar(picture) ? null : picture;

    /// <summary>Keeps only web addresses, because readers follow the link. A script, a file or a mailbox is not a page;
    /// another link of the entry may be one.</summary>
    private static Uri? OfWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? address : null;

    /// <param name="feedAuthors">The authors of an entry that names nobody.</param>
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
            Link = Page,
            Summary = Summary ?? WeakSummary,
            Content = Content ?? WeakContent,
            Published = Published ?? WeakPublished,
            Updated = Updated,
            Authors = _authors ?? _weakAuthors ?? feedAuthors ?? [],
            Categories = _categories ?? [],
            Enclosures = _enclosures ?? [],
            Image = Image ?? _picture?.Url ?? WeakImage,
            Comments = Comments,
            Language = Language,
        };
    }
}
