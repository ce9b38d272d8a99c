using System.Globalization;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>What the articles of a crowd have in common.</summary>
internal enum Crowd
{
    /// <summary>They have nothing in common.</summary>
    Ordinary,

    /// <summary>They report one event and share most of their words.</summary>
    OneEvent,

    /// <summary>They have one text.</summary>
    OneText,
}

/// <summary>Makes texts of forty words by ten thousand papers, the same on every run.</summary>
internal sealed class CrowdArticles(Crowd kind)
{
    private const int Papers = 10_000;
    private const int Words = 40;
    private const int TitleWords = 8;

    /// <summary>The number of common words of the articles on one event.</summary>
    private const int Shared = 34;

    private static readonly ZipfWords Language = new(5);

    private readonly Random _random = new((int)kind);
    private readonly string[] _common = Language.Text(new Random(100 + (int)kind), Words);

    public GroupingArticle Next(long id)
    {
        var own = Language.Text(_random, Words);
        var (title, body) = kind switch
        {
            Crowd.OneText => (_common[..TitleWords], _common),
            Crowd.OneEvent => (_common[..TitleWords], [.. _common[..Shared], .. own[Shared..]]),
            _ => (own[..TitleWords], own),
        };
        if (kind == Crowd.OneEvent)
        {
            // Each article has the words in another order, so that the articles on one event are no copies.
            _random.Shuffle(body);
        }

        return new GroupingArticle
        {
            Id = id,
            SourceId = string.Create(CultureInfo.InvariantCulture, $"s{_random.Next(Papers)}"),
            Title = string.Join(' ', title),
            BodyText = string.Join(' ', body),
            UrlKey = string.Create(CultureInfo.InvariantCulture, $"news.example/{id}"),
            At = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(id * .5),
        };
    }

    public static string Paper(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number}");

    public static int AllPapers => Papers;
}
