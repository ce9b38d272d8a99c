namespace Aggregator.Benchmarks.Grouping;

/// <summary>The number of pairs that were found, and the number of correct pairs.</summary>
internal readonly record struct PairQuality(int Both, int Found, int Wanted)
{
    public double Precision => Found == 0 ? 1 : Both / (double)Found;

    public double Recall => Wanted == 0 ? 1 : Both / (double)Wanted;

    public double F1 => Both == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static PairQuality operator +(PairQuality one, PairQuality other) =>
        new(one.Both + other.Both, one.Found + other.Found, one.Wanted + other.Wanted);

    public static PairQuality Sum(IEnumerable<PairQuality> parts) => parts.Aggregate(default(PairQuality), (sum, part) => sum + part);

    /// <summary>Each pair counts for the cluster of its first article.</summary>
    /// <param name="articles">The articles in order.</param>
    /// <param name="labels">The correct cluster of each article.</param>
    /// <param name="ignored">Pairs that are not judged.</param>
    /// <param name="roots">The number of the text that each article has.</param>
    public static IReadOnlyCollection<PairQuality> ByCluster(
        IReadOnlyList<BenchArticle> articles, Dictionary<string, string> labels, HashSet<BenchPair> ignored, long[] roots)
    {
        var clusters = new Dictionary<string, PairQuality>();
        string[] wanted = [.. articles.Select(article => labels[article.Id])];
        for (var a = 0; a < articles.Count; a++)
        {
            for (var b = a + 1; b < articles.Count; b++)
            {
                var (isFound, isWanted) = (roots[a] == roots[b], wanted[a] == wanted[b]);
                if ((isFound || isWanted) && !Ignores(ignored, articles[a].Id, articles[b].Id))
                {
                    clusters[wanted[a]] = clusters.GetValueOrDefault(wanted[a])
                        + new PairQuality(isFound && isWanted ? 1 : 0, isFound ? 1 : 0, isWanted ? 1 : 0);
                }
            }
        }

        return clusters.Values;
    }

    private static bool Ignores(HashSet<BenchPair> ignored, string a, string b) =>
        ignored.Contains(new BenchPair(a, b)) || ignored.Contains(new BenchPair(b, a));
}
