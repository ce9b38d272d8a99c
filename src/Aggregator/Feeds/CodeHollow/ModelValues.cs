using Aggregator.Feeds.Testimony;
using Aggregator.Text.Dates;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Converts the library's strings to our types.</summary>
/// <param name="addresses">Makes links absolute, because the library does not.</param>
/// <param name="zone">The zone of dates without an offset; null means UTC.</param>
internal sealed class ModelValues(Addresses addresses, TimeZoneInfo? zone)
{
    /// <returns>Trimmed; null when absent or blank.</returns>
    public static string? Plain(string? value) => value?.Trim() is { Length: > 0 } text ? text : null;

    public Uri? Address(string? value) => addresses.Resolve(value, null);

    /// <summary>Sets the site, because links in the entries may be relative to it.</summary>
    public Uri? Site(string? value) => addresses.Site = Address(value);

    /// <returns>Null when the value is not a web address.</returns>
    public Uri? WebAddress(string? value) => value?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? Address(value) : null;

    public DateTimeOffset? Date(string? value) => DateReader.Read(value, zone: zone);

    /// <summary>A text whose kind is not stated. It counts as markup when it looks like markup.</summary>
    public FeedText? Sniffed(string? value) => Of(value, value is not null && Texts.LooksLikeHtml(value) ? FeedTextKind.Html : FeedTextKind.Text);

    public FeedText? Html(string? value) => Of(value, FeedTextKind.Html);

    public FeedText? Literal(string? value) => Of(value, FeedTextKind.Text);

    private FeedText? Of(string? value, FeedTextKind kind) => Plain(value) is { } text ? new FeedText(text, kind, addresses.Document) : null;
}
