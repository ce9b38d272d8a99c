namespace Aggregator.Fetching.Http;

/// <summary>Reads Content-Type as servers write it, with wrong quotes, spaces, semicolons and commas.</summary>
internal static class ContentType
{
    public static (string? MediaType, string? Charset) Parse(string? header)
    {
        var parts = (header ?? "").Split(';', ',');
        var mediaType = parts[0].Trim().ToLowerInvariant();
        var charset = parts
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0].Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair[1].Trim().Trim('"', '\'').Trim())
            .FirstOrDefault(value => value.Length > 0);
        return (mediaType.Length > 0 && !mediaType.Contains('=', StringComparison.Ordinal) ? mediaType : null, charset);
    }
}
