namespace Aggregator.Stories.Duplicates;

/// <summary>The numbers that decide whether two texts are the same. A share is a share of all trigrams of a text.</summary>
public sealed record DuplicateRules
{
    public static DuplicateRules Measured { get; } = new();

    /// <summary>The least share of the shorter text that two newspapers must have in common to print the same text. Keep
    /// <see cref="LeastShareUnderOtherOpening"/> above it. An editor's refit may replace it in a data folder.</summary>
    public double LeastShareBetweenSources { get; init; } = .40;

    /// <summary>The least share of the new text within one newspaper, because a newspaper does not copy itself: it updates.</summary>
    public double LeastShareWithinSource { get; init; } = .80;

    /// <summary>The same after <see cref="SameIssue"/>, because a newspaper puts yesterday's paragraphs under a new lead.</summary>
    public double LeastShareWithinSourceLater { get; init; } = .90;

    /// <summary>Within this time a newspaper corrects an article. Later it writes a new one.</summary>
    public TimeSpan SameIssue { get; init; } = TimeSpan.FromHours(4);

    /// <summary>When the other text holds at least this share of the new text, the opening of the new text does not matter.</summary>
    public double Whole { get; init; } = .80;

    /// <summary>The least share of the longer text when the shorter one stands inside it but does not begin where the longer
    /// one begins. A smaller share is one item of many, and not the second part of a release that an agency sent in two
    /// parts.</summary>
    public double LeastPartOfLonger { get; init; } = .30;

    /// <summary>The largest share of the new text that each of the texts inside a round-up may have.</summary>
    public double MostGathered { get; init; } = .50;

    /// <summary>A text that holds this many other texts whole, each on another event, is a round-up. Two such texts are the
    /// parts of one release.</summary>
    public int Gathered { get; init; } = 3;

    /// <summary>The least share of one article's first words that stands in the other article's opening.</summary>
    public double Lead { get; init; } = .25;

    /// <summary>The least share of the new text's first words that stands in the other text, within one newspaper. An update
    /// keeps the old paragraphs and puts the news first.</summary>
    public double OwnLead { get; init; } = .40;

    /// <summary>Between newspapers a copy comes within this time. A text that comes later with an opening of its own is
    /// another report.</summary>
    public TimeSpan HalfDay { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The least share of the new text's first words that stands anywhere in the other text, for a copy after <see
    /// cref="HalfDay"/>.</summary>
    public double OwnKnown { get; init; } = .15;

    /// <summary>A copy after <see cref="HalfDay"/> also counts when at least this share of the whole new text is known:
    /// background is never that much.</summary>
    public double LeastShareAfterHalfDay { get; init; } = .62;

    /// <summary>The least share of the shorter text, within <see cref="HalfDay"/>, when a newspaper gave a release another
    /// opening.</summary>
    public double LeastShareUnderOtherOpening { get; init; } = .50;

    /// <summary>When the matching text is a copy itself: the least share of either text that the new text and the first text
    /// of that group have in common. Without this rule round-ups would join strangers.</summary>
    public double Representative { get; init; } = .30;

    /// <summary>Enough instead of <see cref="Representative"/>: this share of one text's first words stands in the opening
    /// of the other.</summary>
    public double RepresentativeLead { get; init; } = .30;

    /// <summary>Two texts that both say «today» speak of different days when they are further apart than this.</summary>
    public TimeSpan SameDay { get; init; } = TimeSpan.FromHours(15);

    /// <summary>The least share of both texts when they say «today» on different days. Weather and closing prices are
    /// editions of one template.</summary>
    public double LeastShareAcrossDays { get; init; } = .84;

    /// <summary>A copy within <see cref="SameIssue"/> adds nothing when at least this share of both texts is the same. Such a
    /// copy is not remembered. A later copy is remembered, because the next texts may repeat its changes.</summary>
    public double MereCopy { get; init; } = .99;

    /// <summary>Two articles with the same title and the same short text, or no text, are the same item only within this time.</summary>
    public TimeSpan ShortText { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The least number of fingerprints that a candidate has in common with the new text.</summary>
    public int LeastShared { get; init; } = 2;

    /// <summary>A factor. A candidate is compared whole when its share of fingerprints is at least <see cref="LeastShareBetweenSources"/> times this,
    /// because fingerprints are a sample of the trigrams.</summary>
    public double SampleTolerance { get; init; } = .4;

    /// <summary>How many candidates are compared whole.</summary>
    public int MostCompared { get; init; } = 8;

    /// <summary>The seed of the hash that chooses fingerprints. The benchmark tries several.</summary>
    internal ulong Seed { get; init; }

    /// <summary>A fingerprint that stands in this many texts is a common phrase, and finds no candidates.</summary>
    public int CommonPhraseTexts { get; init; } = 20;

    /// <summary>A new text is not compared with texts older than this.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(7);

    /// <summary>When more articles than this in a row are dated before the window, the clock was wrong before, and the
    /// articles are right.</summary>
    public int MostOldTextsInRow { get; init; } = 10_000;

    /// <summary>The least share of the shorter text for two versions under one address. With less it is another text on a
    /// page that is used again.</summary>
    public double SameAddress { get; init; } = .30;

    /// <summary>The least share for two articles that are this far apart.</summary>
    internal double LeastShareOf(bool isWithinSource, TimeSpan apart) => (isWithinSource, apart.Duration() > SameIssue) switch
    {
        (false, _) => LeastShareBetweenSources,
        (true, false) => LeastShareWithinSource,
        (true, true) => LeastShareWithinSourceLater,
    };
}
