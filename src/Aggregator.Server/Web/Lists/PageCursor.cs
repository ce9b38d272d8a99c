using System.Globalization;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Lists;

/// <summary>A position in a list, as the address of the next page carries it.</summary>
internal static class PageCursor
{
    public static string Write(Cursor cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cursor.At.ToUnixTimeMilliseconds()}-{cursor.Id}");

    /// <returns>Null when the text is not one of ours; the list then starts at its beginning.</returns>
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
