using System.Globalization;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Server.Cli;

/// <summary>The names of the feed readers, and where two of them read different values.</summary>
internal static class ReaderWords
{
    public static string Of(FeedReaderName reader) => reader switch
    {
        FeedReaderName.CodeHollow => "CodeHollow.FeedReader",
        _ => "our own reader",
    };

    public static string Of(SecondOpinion opinion)
    {
        var (one, other) = (Of(opinion.Feed.Reader), Of(opinion.Other.Reader));
        var count = opinion.Feed.Entries.Count;
        return opinion switch
        {
            { IsSame: true } => $"{other} finds the same entries and dates",
            { IsSameCount: false } => $"{other} finds {Quantity.Of(opinion.Other.Entries.Count, "entry", "entries")}, {one} {count.ToString(CultureInfo.InvariantCulture)}",
            { Dates: [var (entry, theirs), ..] } => string.Create(CultureInfo.InvariantCulture,
                $"{other} reads another date for {opinion.Dates.Count} of {Quantity.Of(count, "entry", "entries")}, first for «{entry.Title?.Value}»: {Shown(theirs)}, {one} {Shown(entry)}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Shown(ParsedEntry entry) => SecondOpinion.DateOf(entry)?.ToString("u", CultureInfo.InvariantCulture) ?? "no date";
}
