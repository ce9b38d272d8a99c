using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Output;

/// <summary>The words around a sentence in the caller's language.</summary>
internal static class Choice
{
    extension(Language language)
    {
        public string Choose(string english, string arabic) => language is Language.Arabic ? arabic : english;
    }
}
