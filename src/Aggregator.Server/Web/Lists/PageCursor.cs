using System.Globalization;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Lists;

/// <summary>A place in a list, as an address carries it.</summary>
internal static class PageCursor
{
    public static string Write(Cursor cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cursor.At.ToUnixTimeMilliseconds()}-{cursor.Id}");

    /// <returns>Null for what no page of ours wrote: the list then begins at its beginning.</returns>
    public static Cursor? Read(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 253402300800000
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new Cursor(DateTimeOffset.FromUnixTimeMilliseconds(at), id)
            : null;
    }
}
