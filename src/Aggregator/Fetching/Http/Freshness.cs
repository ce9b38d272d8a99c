using System.Globalization;

namespace Aggregator.Fetching.Http;

/// <summary>What the headers of an answer say about time (RFC 9111 §4.2, RFC 9110 §10.2.3).</summary>
internal static class Freshness
{
    /// <returns>For how long the publisher says that a new request is useless; null when unstated or already over.</returns>
    public static TimeSpan? FreshFor(HttpResponseMessage response, DateTimeOffset now)
    {
        var age = response.Headers.Age ?? TimeSpan.Zero;
        if (response.Headers.CacheControl is { } control)
        {
            if (control.NoCache || control.NoStore)
            {
                return null;
            }

            if (control.MaxAge is { } maxAge)
            {
                return Positive(maxAge - age);
            }
        }

        // The time is read against the server's own clock when the server states it, because clocks differ by hours.
        return response.Content.Headers.Expires is { } expires ? Positive(expires - (response.Headers.Date ?? now) - age) : null;
    }

    /// <returns>When the server wants the next request; null when it states no time that can be read.</returns>
    public static DateTimeOffset? RetryAfter(HttpResponseMessage response, DateTimeOffset now, FetchingOptions options)
    {
        if (response.Headers.RetryAfter is not { } wish)
        {
            return Lenient(response) is { } seconds ? Clamp(now, seconds, options) : null;
        }

        if (wish.Delta is { } delta)
        {
            return Clamp(now, delta, options);
        }

        // The difference is kept as a span, because a clock that is thousands of years wrong would exceed the calendar.
        return Clamp(now, wish.Date < DateTimeOffset.MaxValue.AddYears(-1) ? wish.Date.Value - (response.Headers.Date ?? now) : TimeSpan.Zero, options);
    }

    /// <summary>"120.5" and "120, 120" occur, and HttpClient drops them.</summary>
    private static TimeSpan? Lenient(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var first = values.ToString().Split(',', ';')[0];
        return double.TryParse(first, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var seconds)
                && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(30).TotalSeconds))
            : null;
    }

    private static DateTimeOffset Clamp(DateTimeOffset now, TimeSpan wait, FetchingOptions options)
    {
        var least = TimeSpan.FromSeconds(1);
        return now + (wait > options.MaxRetryAfter ? options.MaxRetryAfter : wait < least ? least : wait);
    }

    private static TimeSpan? Positive(TimeSpan span) => span > TimeSpan.Zero ? span : null;
}
