namespace Aggregator.Tests.Trials;

/// <summary>Spearman's rank correlation; equal values share the mean of their ranks.</summary>
internal static class RankCorrelation
{
    public static double Of(IEnumerable<double> one, IEnumerable<double> other)
    {
        var (first, second) = (Ranks([.. one]), Ranks([.. other]));
        var (meanOne, meanOther) = (first.Average(), second.Average());
        var shared = first.Zip(second).Sum(pair => (pair.First - meanOne) * (pair.Second - meanOther));
        return shared / Math.Sqrt(first.Sum(rank => (rank - meanOne) * (rank - meanOne)) * second.Sum(rank => (rank - meanOther) * (rank - meanOther)));
    }

    private static double[] Ranks(double[] values) => [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];
}
