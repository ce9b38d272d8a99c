using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>How near two articles are, as the rules of the same text see them.</summary>
public sealed record PairScore
{
    /// <summary>Shares of all trigrams. The new text is the later of the two.</summary>
    public required TextOverlap Overlap { get; init; }

    public required bool IsWithinSource { get; init; }

    /// <summary>Whether both texts say «today» and mean different days.</summary>
    public required bool IsOtherEdition { get; init; }

    /// <summary>Whether the texts differ in the slots of a template, or in what their headlines say. The grouper looks at this
    /// only when all other rules call the two one text.</summary>
    public bool DiffersInSlots { get; init; }

    public required TimeSpan Apart { get; init; }

    /// <param name="article">The article that came later.</param>
    /// <param name="other">The article that came earlier.</param>
    /// <returns>Null when one of the two texts is too short to be compared.</returns>
    public static PairScore? Between(GroupingArticle article, GroupingArticle other)
    {
        var (tokens, keys) = (new TokenHashes(), new SkeletonCache());
        var (ours, ourTraits) = Read(article, tokens, keys);
        var (theirs, theirTraits) = Read(other, tokens, keys);
        if (Math.Min(ours.Body.Length, theirs.Body.Length) < Winnowing.LeastWords)
        {
            return null;
        }

        var trigrams = new TrigramTable();
        trigrams.Fill(ours.Body);
        var (apart, isWithinSource) = (article.At - other.At, article.SourceId == other.SourceId);
        return new PairScore
        {
            Overlap = trigrams.Compare(theirs.Body),
            IsWithinSource = isWithinSource,
            IsOtherEdition = ourTraits.IsOtherEdition(theirTraits, apart.Duration(), DuplicateRules.Measured.SameDay),
            DiffersInSlots = TemplateSlots.Differ(ours, theirs, isWithinSource),
            Apart = apart,
        };
    }

    /// <summary>Whether the rules call the two one text.</summary>
    public bool Suffices(DuplicateRules rules) => Refused(rules) is null;

    /// <returns>Why the rules call the two different texts; null when they do not.</returns>
    public Refusal? Refused(DuplicateRules rules)
    {
        if (DiffersInSlots)
        {
            return Refusal.Slots;
        }

        if (IsOtherEdition && Overlap.OfShorter < rules.LeastShareAcrossDays)
        {
            return Refusal.OtherDay;
        }

        if (IsOneOfMany(rules))
        {
            return Refusal.OneOfMany;
        }

        return IsWithinSource ? RefusedWithinSource(rules) : RefusedBetweenSources(rules);
    }

    /// <summary>The share of the new text decides. The share of the old text does not, because an update repeats the whole old text.</summary>
    private Refusal? RefusedWithinSource(DuplicateRules rules) =>
        Overlap.OfNew < rules.LeastShareOf(isWithinSource: true, Apart) ? Refusal.Share : Overlap.OwnLead < rules.OwnLead ? Refusal.Opening : null;

    private Refusal? RefusedBetweenSources(DuplicateRules rules)
    {
        if (IsBackground(rules))
        {
            return Refusal.Background;
        }

        if (Overlap.OfNew >= Math.Max(rules.Whole, rules.LeastShareBetweenSources))
        {
            return null;
        }

        return Overlap.OfShorter < rules.LeastShareBetweenSources ? Refusal.Share : Opens(rules) ? null : Refusal.Opening;
    }

    private static (ComparedWords Words, TextTraits Traits) Read(GroupingArticle article, TokenHashes tokens, SkeletonCache keys)
    {
        tokens.Read(article.Title, ComparedWords.MostTitleWords);
        var title = ComparedWords.Read(tokens, keys);
        tokens.Read(article.BodyText, Winnowing.MostWords);
        return (new ComparedWords(title, ComparedWords.Read(tokens, keys)), TextTraits.Read(tokens.Hashes));
    }

    /// <summary>Whether the new text puts a new lead above known paragraphs long after the other text: it is news with background.</summary>
    private bool IsBackground(DuplicateRules rules) =>
        Apart.Duration() > rules.HalfDay && Overlap.OwnKnown < rules.OwnKnown && Overlap.OfNew < rules.LeastShareAfterHalfDay;

    /// <summary>Whether one text begins as the other does. Within half a day a newspaper may also have put another opening
    /// before the text: then most of the shorter text, its beginning included, stands in the other.</summary>
    private bool Opens(DuplicateRules rules) => Overlap.Lead >= rules.Lead
        || (Apart.Duration() <= rules.HalfDay && Overlap.OfShorter >= rules.LeastShareUnderOtherOpening
            && Math.Max(Overlap.OwnKnown, Overlap.OtherKnown) >= rules.Lead);

    /// <summary>Whether one text is a small part of the other and does not stand at its beginning.</summary>
    private bool IsOneOfMany(DuplicateRules rules) =>
        (Overlap.OtherLead < rules.Lead && Overlap.OfOther < rules.LeastPartOfLonger) || (Overlap.OwnLead < rules.Lead && Overlap.OfNew < rules.LeastPartOfLonger);
}
