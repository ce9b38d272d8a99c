using System.Globalization;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Lists;

namespace Aggregator.Server.Web.Feeds;

/// <summary>A fixed number of articles in order of arrival: one archive document of the feed, which new articles never change
/// (RFC 5005 §4).</summary>
/// <param name="Number">Counted from the first article of all, across months.</param>
/// <param name="Month">The month in which its first article arrived. It is only for the address, so that people can read
/// it.</param>
internal sealed record ArchivePart(int Number, DateTimeOffset Month)
{
    /// <summary>The number of articles in a part, copies and hidden articles included. It is not more than the feed shows, so
    /// articles after the last closed part are nearly always in the feed already.</summary>
    public const int Size = FeedRequest.DefaultLimit;

    /// <summary>The number before its first article.</summary>
    public long After => (Number - 1L) * Size;

    /// <summary>The number of its last article.</summary>
    public long UpTo => (long)Number * Size;

    public static int NumberOf(long article) => (int)((article - 1) / Size) + 1;

    public Uri Address(Uri site, PublishedFormat format) =>
        new(site, string.Create(CultureInfo.InvariantCulture, $"archive/{Month.UtcDateTime:yyyy-MM}/{Number}/{format.FileName}"));
}
