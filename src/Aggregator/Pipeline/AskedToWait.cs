using System.Globalization;
using Aggregator.Text.Sentences;

namespace Aggregator.Pipeline;

/// <summary>What is said when a server, or our own politeness, wants a request later.</summary>
public static class AskedToWait
{
    public static Sentence Until(DateTimeOffset until) => new(SentenceKind.AskedToWait, Instant(until));

    /// <summary>The feed's text is shown, because its page asked for more than a day of patience.</summary>
    public static Sentence TooLong(DateTimeOffset until) => new(SentenceKind.EntryWaitedLong, Instant(until));

    private static string Instant(DateTimeOffset until) => until.ToString("u", CultureInfo.InvariantCulture);
}
