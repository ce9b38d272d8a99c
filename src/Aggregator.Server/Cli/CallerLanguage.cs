using System.CommandLine;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli;

/// <summary>The language in which a command speaks about sources: <c>--lang</c>, or else that of the caller's terminal.</summary>
internal static class CallerLanguage
{
    /// <summary>In the order in which the first one with a value decides (POSIX).</summary>
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static readonly Option<Language?> Option = new("--lang")
    {
        Description = "The language of what is said about sources: ar or en; default: that of the terminal (LC_ALL, LC_MESSAGES, LANG)",
        HelpName = "ar|en",
        Recursive = true,
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case "ar": return Language.Arabic;
                case "en": return Language.English;
                case var other:
                    result.AddError($"{other} is no language of this program: --lang ar or --lang en.");
                    return null;
            }
        },
    };

    extension(ParseResult result)
    {
        public Language Language => result.GetValue(Option) ?? result.Call.Language;
    }

    /// <param name="variable">Gives the value of an environment variable; null when it is not set.</param>
    public static Language Of(Func<string, string?> variable) =>
        Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } locale
            && locale.Split('_', '.', '@')[0].Equals("ar", StringComparison.OrdinalIgnoreCase)
            ? Language.Arabic
            : Language.English;
}
