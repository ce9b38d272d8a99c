using System.Globalization;

namespace Aggregator.Server.Web.Feeds;

/// <summary>So many articles as arrived one after another: an archived feed's document that no news will ever change (RFC 5005 §4).</summary>
/// <param name="Number">Counted from the first of all, through the months.</param>
/// <param name="Month">In which the first of its articles came: only for the address, so that a person sees where it leads.</param>
internal sealed record ArchivePart(int Number, DateTimeOffset Month)
{
    /// <summary>
    /// Numbers of articles in a part, copies and hidden ones included. Not more than a feed shows: what arrived behind the last closed
    /// part then nearly always stands in the feed already, as its newest.
    /// </summary>
    public const int Size = FeedRequest.DefaultLimit;

    /// <summary>The number before its first article.</summary>
    public long After => (Number - 1L) * Size;

    /// <summary>The number of its last article.</summary>
    public long UpTo => (long)Number * Size;

    public static int NumberOf(long article) => (int)((article - 1) / Size) + 1;

    public Uri Address(Uri site, FeedFormat format) =>
        new(site, string.Create(CultureInfo.InvariantCulture, $"archive/{Month.UtcDateTime:yyyy-MM}/{Number}/{format.FileName}"));
}
