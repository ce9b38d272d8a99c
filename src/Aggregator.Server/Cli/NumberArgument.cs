using System.CommandLine;
using System.Globalization;

namespace Aggregator.Server.Cli;

/// <summary>The number of an article or a story, given alone or as the end of its address on our site.</summary>
internal static class NumberArgument
{
    public static Argument<long> Create(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (Read(result.Tokens[0].Value) is { } number)
            {
                return number;
            }

            result.AddError($"{result.Tokens[0].Value} is no number: give the number of {name.ToLowerInvariant()}, or its address here.");
            return 0;
        },
    };

    /// <returns>Null when the text is neither a number nor such an address.</returns>
    public static long? Read(string text)
    {
        var slash = text.TrimEnd('/').LastIndexOf('/');
        var isAddress = slash > 0 && text[slash - 1] is 'a' or 's' && (slash == 1 || text[slash - 2] == '/');
        return slash >= 0 && !isAddress ? null
            : long.TryParse(text.AsSpan(slash + 1).TrimEnd('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }
}
