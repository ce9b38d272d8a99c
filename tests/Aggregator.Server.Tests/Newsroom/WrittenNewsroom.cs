using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aggregator.Fetching;
using Aggregator.Server.Newsroom;
using Aggregator.Sources;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>The invented newsroom at one instant, fetched without sockets, and what its authors wrote.</summary>
internal static class WrittenNewsroom
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly InventedNewsroom Newsroom = InventedNewsroom.Load(InventedNewsroom.DefaultFolder);

    public static readonly IReadOnlyDictionary<string, Source> Sources =
        ((SourceCatalogOutcome.Loaded)SourceCatalog.Load(Newsroom.FeedsJson())).Sources.ToDictionary(source => source.Id);

    public static readonly IReadOnlyList<WrittenArticle> Articles = ReadArticles();

    public static Uri AddressOf(WrittenArticle article) => new(Sources[article.Outlet].HomePage!, article.Path);

    public static FetchedDocument Fetch(Uri address)
    {
        var answer = Newsroom.Respond(address.Host, address.PathAndQuery, Now);
        var type = MediaTypeHeaderValue.Parse(answer.ContentType);
        return new() { Url = address, MediaType = type.MediaType, Charset = type.CharSet, Body = answer.Body, FetchedAt = Now };
    }

    // In this file too, times and the weekdays of weather reports are placeholders.
    private static WrittenArticle[] ReadArticles()
    {
        var bytes = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(InventedNewsroom.DefaultFolder, "articles.json")));
        var text = DatePlaceholders.Replace(bytes, Encoding.UTF8, Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Amman"));
        return JsonSerializer.Deserialize<WrittenArticle[]>(Encoding.Latin1.GetBytes(text), JsonSerializerOptions.Web)!;
    }
}

/// <summary>One line of samples/articles.json.</summary>
internal sealed record WrittenArticle(string Outlet, string Id, string Path, DateTimeOffset At, string Title, string Begins, string Ends, int Words);
