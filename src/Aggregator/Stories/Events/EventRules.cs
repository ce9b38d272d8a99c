namespace Aggregator.Stories.Events;

/// <summary>The numbers that decide whether two articles are on one event.</summary>
public sealed record EventRules
{
    public static EventRules Measured { get; } = new();

    /// <summary>The least likeness to join a story: the cosine of the weighted words, reduced by time and by <see
    /// cref="SameSource"/>. Places must agree before. The threshold is sharp: measure with <c>-- group</c> before you move
    /// it.</summary>
    public double Join { get; init; } = .21;

    /// <summary>A story that gets no article for this long is over.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(48);

    /// <summary>A story is closed after this time. Affairs last for months; each later part is a story that continues the
    /// one before.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The likeness falls to 1/e in this time. Of two articles with like words 19 of 20 pairs an hour apart are on
    /// one event, and half of the pairs a day apart.</summary>
    public TimeSpan Decay { get; init; } = TimeSpan.FromHours(36);

    /// <summary>The share of the likeness that is lost when every article of the story is of the same source. A newspaper
    /// reports an event once; its next text in like words is on the next event of the affair.</summary>
    public double SameSource { get; init; } = .40;

    /// <summary>An article that names countries must name one that at least this share of the story's articles name. Oaths,
    /// sinking boats and earthquakes are told in the same words wherever they happen. Of 463 pairs on one event four name
    /// different countries. Two such articles become one story when a third article belongs to both.</summary>
    public double PlaceShare { get; init; } = .25;

    /// <summary>A story has a place when at least this share of its articles name one country. A conference has none when
    /// most newspapers name no country, and a newspaper may report on it from its own city.</summary>
    public double PlaceOfStory { get; init; } = .5;

    /// <summary>A likeness of at least this share of <see cref="Join"/> is looked at again. Two words with the same
    /// neighbours, which may be two spellings of one name, then count as one word.</summary>
    public double NamesFrom { get; init; } = .6;

    /// <summary>Two spellings count as one name only when they add at least this much to the cosine. Names are among the
    /// heaviest words; accidental likenesses are not.</summary>
    public double NameWeight { get; init; } = .06;

    /// <summary>An article that is near enough to two stories makes them one when the smaller story has at most this many
    /// articles, the new one included. Larger stories have shown that they are two.</summary>
    public int Bridged { get; init; } = 2;

    /// <summary>A story with this many articles is closed, because nobody reads a longer page.</summary>
    public int MostArticles { get; init; } = Story.MostListed;

    /// <summary>The weight of a word of the title; a word of the lead has 1.</summary>
    public double TitleWeight { get; init; } = 2;

    /// <summary>The number of words at the start of the body that have the full weight, because news say first what
    /// happened.</summary>
    public int LeadWords { get; init; } = 35;

    /// <summary>The number of words of the body that are read. Words after the lead have the weight <see
    /// cref="LaterWeight"/>.</summary>
    public int BodyWords { get; init; } = 120;

    /// <summary>The weight of a word of the body after the lead.</summary>
    public double LaterWeight { get; init; } = .3;

    /// <summary>The number of heaviest words of an article that are kept.</summary>
    public int Terms { get; init; } = 80;

    /// <summary>The number of heaviest words of an article by which stories are searched.</summary>
    public int SoughtTerms { get; init; } = 48;

    /// <summary>The number of heaviest words by which a story is found.</summary>
    public int PostedTerms { get; init; } = 24;

    /// <summary>The number of words that a story keeps. When it has twice as many, the lightest are forgotten.</summary>
    public int StoryTerms { get; init; } = 256;

    /// <summary>The number of stories whose cosine is computed for one article.</summary>
    public int Candidates { get; init; } = 24;
}
