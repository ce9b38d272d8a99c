using Aggregator.Text.Spelling;

namespace Aggregator.Extraction.Revisions;

/// <summary>The changes of an article's headline, which the site shows as «تغيّر العنوان ٣ مرات».</summary>
public static class HeadlineHistory
{
    /// <param name="revisions">Oldest first.</param>
    /// <returns>Oldest first. A correction of spelling alone is not a change.</returns>
    public static IReadOnlyList<HeadlineChange> Of(IEnumerable<ArticleRevision> revisions)
    {
        List<HeadlineChange> changes = [];
        ArticleRevision? last = null;
        foreach (var revision in revisions)
        {
            if (last is not null && ArabicFolding.Fold(last.Title) != ArabicFolding.Fold(revision.Title))
            {
                changes.Add(new HeadlineChange(revision.SeenAt, last.Title, revision.Title, WordDiff.Compare(last.Title, revision.Title)));
            }

            last = revision;
        }

        return changes;
    }
}

/// <summary>One change of an article's headline.</summary>
public sealed record HeadlineChange(DateTimeOffset At, string Before, string After, IReadOnlyList<WordRun> Words);
