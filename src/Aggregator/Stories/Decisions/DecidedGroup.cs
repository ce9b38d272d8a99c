namespace Aggregator.Stories.Decisions;

/// <summary>A story while decisions are applied to it. <see cref="Settle"/> gives it its final number.</summary>
/// <param name="name">The number that the story gets when no other story has it.</param>
internal sealed class DecidedGroup(long name)
{
    public long Name { get; set; } = name;

    public bool IsHidden { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>Gives each story the number of one of its articles. No two stories get the same number.</summary>
    /// <param name="groups">The stories with their articles in order of id.</param>
    public static void Settle(IReadOnlyList<(DecidedGroup Group, IReadOnlyList<long> Articles)> groups)
    {
        var wanted = groups.Select(group => group.Group.Name).ToHashSet();
        foreach (var rivals in groups.GroupBy(group => group.Group.Name).Where(rivals => rivals.Count() > 1).OrderBy(rivals => rivals.Key).ToList())
        {
            // The story that holds the article with this number keeps the number. When an editor has split the first article off, the
            // rest of the story gets the number of its next article.
            var keeper = rivals.FirstOrDefault(group => group.Articles.Contains(rivals.Key), rivals.First()).Group;
            foreach (var (group, articles) in rivals.Where(rival => rival.Group != keeper).OrderBy(rival => rival.Articles[0]))
            {
                // The number is negative only when other stories have the numbers of all articles of this story.
                group.Name = articles.FirstOrDefault(article => !wanted.Contains(article), -articles[0]);
                wanted.Add(group.Name);
            }
        }
    }
}
