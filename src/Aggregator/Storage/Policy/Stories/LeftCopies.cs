using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What becomes of the copies of articles that are deleted: the earliest that is left represents the text.</summary>
internal static class LeftCopies
{
    /// <param name="places">All articles of the stories, also those that are deleted.</param>
    /// <param name="gone">The articles that are deleted.</param>
    /// <returns>The articles that are left and that named a deleted one, with their new places.</returns>
    public static IReadOnlyList<FoundPlace> Of(IReadOnlyList<FoundPlace> places, IReadOnlySet<long> gone)
    {
        var known = places.ToDictionary(place => place.Id);
        var (copyOf, heirs) = (new Dictionary<long, long?>(), new Dictionary<long, long>());
        var left = places.Where(place => !gone.Contains(place.Id)).OrderBy(place => place.Id).ToList();
        foreach (var place in left)
        {
            copyOf[place.Id] = CopyOf(place, known, gone, heirs);
        }

        return
        [
            .. from place in left
               let now = place with { CopyOf = copyOf[place.Id], DuplicateOf = place.DuplicateOf is { } of && gone.Contains(of) ? Root(place.Id, copyOf) : place.DuplicateOf }
               where now != place
               select now,
        ];
    }

    private static long? CopyOf(FoundPlace place, Dictionary<long, FoundPlace> known, IReadOnlySet<long> gone, Dictionary<long, long> heirs)
    {
        var (of, text) = (place.CopyOf, (long?)null);
        for (var step = 0; step < known.Count && of is { } other && gone.Contains(other); step++)
        {
            (text, of) = (other, known.GetValueOrDefault(other)?.CopyOf);
        }

        return of is null && text is { } first && !heirs.TryAdd(first, place.Id) ? heirs[first] : of;
    }

    private static long? Root(long article, Dictionary<long, long?> copyOf)
    {
        var root = article;
        for (var step = 0; step < copyOf.Count && copyOf.GetValueOrDefault(root) is { } other; step++)
        {
            root = other;
        }

        return root == article ? null : root;
    }
}
