namespace Aggregator.Text.Sentences;

/// <summary>Every sentence that operators read about a source, once in each language.</summary>
internal static class SentenceTable
{
    public static IReadOnlyDictionary<SentenceKind, SentenceRow> Rows { get; } = new[]
    {
        StateSentences.Rows, FailureSentences.Rows, AnswerSentences.Rows, FeedSentences.Rows, PageSentences.Rows, EntrySentences.Rows, CatalogueSentences.Rows, TrialSentences.Rows, TrialWords.Rows,
    }.SelectMany(rows => rows).ToDictionary(row => row.Kind);
}
