using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>The stories that decisions tie together, and what the decisions make of them.</summary>
internal static class DecisionScope
{
    /// <param name="touched">Stories of the machine in which something is new.</param>
    /// <returns>Null when no decision concerns them.</returns>
    public static DecidedStories? Of(Session session, IReadOnlyCollection<long> touched)
    {
        var all = DecisionRow.All(session);
        if (all.Count == 0)
        {
            return null;
        }

        var byArticle = all.SelectMany(decision => DecisionRow.Named(decision).Select(article => (article, decision)))
            .ToLookup(pair => pair.article, pair => pair.decision);
        var found = new Dictionary<long, FoundPlace>();
        var concerned = new HashSet<EditorDecision>();
        var known = new HashSet<long>();
        var next = touched;
        while (next.Count > 0)
        {
            known.UnionWith(next);
            var members = Members(session, next);
            members.ForEach(member => found[member.Id] = member);
            var decisions = members.SelectMany(member => byArticle[member.Id]).Where(concerned.Add).ToList();
            if (decisions.Count == 0 && concerned.Count == 0)
            {
                return null;
            }

            // A copy and its original are of one story of the machine; a store filled by hand may hold others.
            var elsewhere = decisions.SelectMany(DecisionRow.Named).Concat(members.Select(member => member.CopyOf).OfType<long>());
            next = [.. StoriesOf(session, elsewhere.Where(article => !found.ContainsKey(article))).Except(known)];
        }

        return DecidedStories.Of(found.Values.OrderBy(place => place.Id), EditorDecisions.Standing(all).Where(concerned.Contains));
    }

    /// <summary>The machine's stories of articles; those that wait to be placed have none.</summary>
    public static IReadOnlyCollection<long> StoriesOf(Session session, IEnumerable<long> articles) => session.Query(
        "SELECT DISTINCT found_story_id FROM article WHERE id IN (SELECT value FROM json_each($ids)) AND found_story_id IS NOT NULL",
        row => row.GetInt64(0),
        ("$ids", Numbers(articles)));

    public static string Numbers(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";

    private static List<FoundPlace> Members(Session session, IEnumerable<long> stories) => session.Query(
        """
        SELECT id, found_story_id, found_copy_of FROM article
        WHERE found_story_id IN (SELECT value FROM json_each($stories))
        ORDER BY id
        """,
        row => new FoundPlace(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2)),
        ("$stories", Numbers(stories)));
}
