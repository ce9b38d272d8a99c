using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>What the answer's headers say about time (RFC 9111 §4.2, RFC 9110 §10.2.3).</summary>
internal static class Freshness
{
    /// <returns>How long the publisher says that asking again is useless; null when unstated or already over.</returns>
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

        // Against the server's own clock where it states one: clocks differ by hours.
        return response.Content.Headers.Expires is { } expires ? Positive(expires - (response.Headers.Date ?? now) - age) : null;
    }

    /// <returns>When the server wants to be asked again; null when it does not say so in a form that can be read.</returns>
    public static DateTimeOffset? RetryAfter(HttpResponseMessage response, DateTimeOffset now, FetchingOptions options)
    {
        if (response.Headers.RetryAfter is not { } wish)
        {
            return Lenient(response) is { } seconds ? Clamp(now, now + seconds, options) : null;
        }

        if (wish.Delta is { } delta)
        {
            return Clamp(now, now + (delta < options.MaxRetryAfter ? delta : options.MaxRetryAfter), options);
        }

        var skew = response.Headers.Date is { } date ? now - date : TimeSpan.Zero;
        return wish.Date is { } until && until < DateTimeOffset.MaxValue.AddYears(-1) ? Clamp(now, until + skew, options) : Clamp(now, now, options);
    }

    /// <summary>"120.5" and "120, 120" occur; HttpClient drops them.</summary>
    private static TimeSpan? Lenient(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var first = values.ToString().Split(',', ';')[0];
        return double.TryParse(first, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(30).TotalSeconds))
            : null;
    }

    private static DateTimeOffset Clamp(DateTimeOffset now, DateTimeOffset until, FetchingOptions options)
    {
        var latest = now + options.MaxRetryAfter;
        var earliest = now + TimeSpan.FromSeconds(1);
        return until > latest ? latest : until < earliest ? earliest : until;
    }

    private static TimeSpan? Positive(TimeSpan span) => span > TimeSpan.Zero ? span : null;
}
