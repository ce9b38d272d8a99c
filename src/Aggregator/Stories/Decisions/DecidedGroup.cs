namespace Aggregator.Stories.Decisions;

/// <summary>A story while decisions are applied to it; what it is called is settled at the end.</summary>
/// <param name="name">The number it would like to have.</param>
internal sealed class DecidedGroup(long name)
{
    public long Name { get; set; } = name;

    public bool IsHidden { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>Settles the names: a story is called by the number of one of its articles, and no two alike.</summary>
    /// <param name="groups">Each with its articles in order of id.</param>
    public static void Settle(IReadOnlyList<(DecidedGroup Group, IReadOnlyList<long> Articles)> groups)
    {
        var wanted = groups.Select(group => group.Group.Name).ToHashSet();
        foreach (var rivals in groups.GroupBy(group => group.Group.Name).Where(rivals => rivals.Count() > 1).OrderBy(rivals => rivals.Key).ToList())
        {
            // Who holds the article of that number keeps it: an editor has split the first article off, the rest is called by its next.
            var keeper = rivals.FirstOrDefault(group => group.Articles.Contains(rivals.Key), rivals.First()).Group;
            foreach (var (group, articles) in rivals.Where(rival => rival.Group != keeper).OrderBy(rival => rival.Articles[0]))
            {
                // Below zero only when every article of the story has given its number to another.
                group.Name = articles.FirstOrDefault(article => !wanted.Contains(article), -articles[0]);
                wanted.Add(group.Name);
            }
        }
    }
}
