namespace Aggregator.Stories.Events;

/// <summary>When two articles are on one event (duplicates.md §3). The threshold is sharp: measure before moving it.</summary>
public sealed record EventRules
{
    public static EventRules Measured { get; } = new();

    /// <summary>Likeness to join a story: the cosine with its words, faded by time and by <see cref="SameSource"/>; places must agree.</summary>
    public double Join { get; init; } = .2;

    /// <summary>After so long without an article a story is over.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(48);

    /// <summary>After so long a story is closed: affairs go on for months, and each part of them is a story that continues the one before.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The likeness fades by e in this time: of two articles an hour apart with like words 19 of 20 pairs are one event, a day apart half.</summary>
    public TimeSpan Decay { get; init; } = TimeSpan.FromHours(36);

    /// <summary>
    /// So much of the likeness is lost when every article of the story is of the same source: a paper reports an event once, and its
    /// next text in like words is on the next event of the affair.
    /// </summary>
    public double SameSource { get; init; } = .40;

    /// <summary>
    /// An article that speaks of countries and of none that so many of the story's articles speak of is on another event: oaths, sinking
    /// boats and earthquakes are told in the same words wherever they happen. Of 463 pairs on one event four speak of different countries.
    /// Two such are one story when a third article belongs to both.
    /// </summary>
    public double PlaceShare { get; init; } = .25;

    /// <summary>A story is of a place when so many of its articles speak of one country. A conference of which most papers name no country
    /// has none, and a paper may tell of it from the side of its own city.</summary>
    public double PlaceOfStory { get; init; } = .5;

    /// <summary>
    /// A likeness of so much of <see cref="Join"/> is looked at again: two words that may be one name in two spellings then count as one,
    /// for their neighbours are the same.
    /// </summary>
    public double NamesFrom { get; init; } = .6;

    /// <summary>Two spellings must add so much to the cosine: names are among the heaviest words, chance likenesses are not.</summary>
    public double NameWeight { get; init; } = .04;

    /// <summary>
    /// An article that is near enough to two stories belongs to both: they are one event when the smaller has no more articles than this,
    /// the new one included. Larger ones have shown that they are two.
    /// </summary>
    public int Bridged { get; init; } = 2;

    /// <summary>A story of so many articles is closed: nobody reads a longer page.</summary>
    public int MostArticles { get; init; } = Story.MostListed;

    public double TitleWeight { get; init; } = 2;

    /// <summary>Words of the body that count whole: news say what happened first.</summary>
    public int LeadWords { get; init; } = 35;

    /// <summary>Words of the body that are read; those after the lead count <see cref="LaterWeight"/>.</summary>
    public int BodyWords { get; init; } = 120;

    public double LaterWeight { get; init; } = .3;

    /// <summary>The heaviest words of an article that are kept.</summary>
    public int Terms { get; init; } = 80;

    /// <summary>The heaviest words of an article by which stories are looked for.</summary>
    public int SoughtTerms { get; init; } = 48;

    /// <summary>The heaviest words by which a story is found again.</summary>
    public int PostedTerms { get; init; } = 24;

    /// <summary>Words that a story keeps; when twice as many have come the lightest are forgotten.</summary>
    public int StoryTerms { get; init; } = 256;

    /// <summary>Stories whose cosine is computed for one article.</summary>
    public int Candidates { get; init; } = 24;
}
