namespace Aggregator.Stories.Duplicates;

/// <summary>When two texts are the same; the numbers are shares of all trigrams of a text.</summary>
public sealed record DuplicateRules
{
    public static DuplicateRules Measured { get; } = new();

    /// <summary>Of the shorter text, between newspapers.</summary>
    public double Need { get; init; } = .40;

    /// <summary>Of the new text, within one newspaper: it does not copy itself, it updates.</summary>
    public double NeedWithinSource { get; init; } = .80;

    /// <summary>Within one newspaper after <see cref="SameIssue"/>: yesterday's paragraphs under a new lead.</summary>
    public double NeedWithinSourceLater { get; init; } = .90;

    public TimeSpan SameIssue { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Of the new text: so much makes its lead irrelevant.</summary>
    public double Whole { get; init; } = .80;

    /// <summary>
    /// Of the longer text, when the shorter stands within it but not where it begins: less is one item of many, and not the second part
    /// of what an agency sent in two.
    /// </summary>
    public double Part { get; init; } = .30;

    /// <summary>Of the new text, by each of the texts that it gathers.</summary>
    public double MostGathered { get; init; } = .50;

    /// <summary>Texts on as many events that stand whole within one make that a round-up; two are the parts of a release.</summary>
    public int Gathered { get; init; } = 3;

    /// <summary>Of one lead within the other's opening.</summary>
    public double Lead { get; init; } = .25;

    /// <summary>Of the new text's lead, within one newspaper: an update keeps the old paragraphs and puts the news first.</summary>
    public double OwnLead { get; init; } = .40;

    /// <summary>Between newspapers: a copy comes within it; what comes later under an opening of its own is another report.</summary>
    public TimeSpan HalfDay { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Of the new text's lead, anywhere in the other, for a copy after <see cref="HalfDay"/>.</summary>
    public double OwnKnown { get; init; } = .15;

    /// <summary>Or of the new text: so much is no background.</summary>
    public double NeedOfBackground { get; init; } = .62;

    /// <summary>Of the shorter text, within <see cref="HalfDay"/>, when a paper gave a release another opening.</summary>
    public double NeedUnderOtherOpening { get; init; } = .50;

    /// <summary>Of either text against the representative, when the match is itself a duplicate: round-ups glue strangers.</summary>
    public double Representative { get; init; } = .30;

    /// <summary>Or of one lead within the opening of the representative or the reverse.</summary>
    public double RepresentativeLead { get; init; } = .30;

    /// <summary>Two texts further apart that both say «today» speak of two days.</summary>
    public TimeSpan SameDay { get; init; } = TimeSpan.FromHours(15);

    /// <summary>Of both texts, when they say «today» on different days: weather and closings are editions of a template.</summary>
    public double NeedAcrossDays { get; init; } = .84;

    /// <summary>Of both texts, within <see cref="SameIssue"/>: a copy that adds nothing. A later one is kept: it is nearer to what follows.</summary>
    public double MereCopy { get; init; } = .99;

    /// <summary>A title without a text is the same item only within so long.</summary>
    public TimeSpan ShortText { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Fingerprints in common at least.</summary>
    public int LeastShared { get; init; } = 2;

    /// <summary>A candidate may share so much less of its fingerprints than of its trigrams: they are a sample.</summary>
    public double Luck { get; init; } = .4;

    /// <summary>Candidates that are compared whole.</summary>
    public int MostCompared { get; init; } = 8;

    /// <summary>Of the hash that chooses fingerprints: the benchmark tries several.</summary>
    internal ulong Seed { get; init; }

    /// <summary>A fingerprint of so many texts is a turn of phrase.</summary>
    public int Common { get; init; } = 20;

    public TimeSpan Window { get; init; } = TimeSpan.FromDays(7);

    /// <summary>After so many articles in a row that are dated before the window, the clock had been wrong and not they.</summary>
    public int Jump { get; init; } = 10_000;

    /// <summary>Of the shorter text, under one address: less is another text on a page that is used again.</summary>
    public double SameAddress { get; init; } = .30;

    /// <summary>Of the shorter text, for two articles so far apart.</summary>
    internal double NeedOf(bool isWithinSource, TimeSpan apart) => (isWithinSource, apart.Duration() > SameIssue) switch
    {
        (false, _) => Need,
        (true, false) => NeedWithinSource,
        (true, true) => NeedWithinSourceLater,
    };
}
