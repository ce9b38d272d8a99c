namespace Aggregator.Benchmarks.Grouping;

/// <summary>The quality of grouping articles into events, summed over articles: pairs as score.py counts them (a pair counts half
/// for each of its articles), and B-cubed.</summary>
internal readonly record struct StoryScore(double Both, double Wrong, double Missed, double Pure, double Whole, double Articles)
{
    public double Precision => Both / Math.Max(Both + Wrong, double.Epsilon);

    public double Recall => Both / Math.Max(Both + Missed, double.Epsilon);

    public double F1 => Mean(Precision, Recall);

    public double BCubed => Mean(Pure / Articles, Whole / Articles);

    public static StoryScore operator +(StoryScore one, StoryScore other) => new(
        one.Both + other.Both, one.Wrong + other.Wrong, one.Missed + other.Missed, one.Pure + other.Pure, one.Whole + other.Whole, one.Articles + other.Articles);

    public static StoryScore Sum(IEnumerable<StoryScore> scores) => scores.Aggregate(default(StoryScore), (sum, score) => sum + score);

    /// <param name="labels">The labels of the articles that are compared with one another.</param>
    /// <param name="stories">The story of each article.</param>
    /// <returns>What each article adds.</returns>
    public static StoryScore[] Of(IReadOnlyList<BenchLabel> labels, IReadOnlyList<long> stories) => [.. labels.Select((label, at) =>
    {
        var (both, wrong, missed, found, wanted) = (0, 0, 0, 1, 1);
        for (var other = 0; other < labels.Count; other++)
        {
            var isFound = other != at && stories[other] == stories[at];
            var isWanted = other != at && labels[other].Story == label.Story;
            both += isFound && isWanted ? 1 : 0;
            missed += isWanted && !isFound ? 1 : 0;
            // Grouping two events of one affair is no fault.
            wrong += isFound && !isWanted && labels[other].Group != label.Group ? 1 : 0;
            (found, wanted) = (found + (isFound ? 1 : 0), wanted + (isWanted ? 1 : 0));
        }

        return new StoryScore(both / 2.0, wrong / 2.0, missed / 2.0, (both + 1.0) / found, (both + 1.0) / wanted, 1);
    })];

    private static double Mean(double one, double other) => one + other <= 0 ? 0 : 2 * one * other / (one + other);
}
