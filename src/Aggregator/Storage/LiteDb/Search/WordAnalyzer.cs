using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Splits text only at spaces, because <see cref="Text.Search.SearchText"/> has prepared the words.</summary>
internal sealed class WordAnalyzer : Analyzer
{
    /// <summary>The number of positions between a headline and its text, so that no phrase matches across them.</summary>
    public override int GetPositionIncrementGap(string fieldName) => 100;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new Words(reader));

    private sealed class Words : Tokenizer
    {
        private readonly ICharTermAttribute _word;

        public Words(TextReader reader)
            : base(reader) => _word = AddAttribute<ICharTermAttribute>();

        public override bool IncrementToken()
        {
            ClearAttributes();
            int letter;
            while ((letter = m_input.Read()) == ' ')
            {
            }

            for (; letter is not (-1 or ' '); letter = m_input.Read())
            {
                _word.Append((char)letter);
            }

            return _word.Length > 0;
        }
    }
}
