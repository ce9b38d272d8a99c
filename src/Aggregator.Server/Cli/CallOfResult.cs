using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>What a command learns from its parsed command line about its call.</summary>
internal static class CallOfResult
{
    extension(ParseResult result)
    {
        public CommandCall Call => (CommandCall)result.InvocationConfiguration;

        /// <summary>The full path of a file or folder that the caller named from its own working folder.</summary>
        public string PathOf<T>(Option<T> option)
            where T : FileSystemInfo => Full(result, result.GetRequiredValue(option));

        /// <summary>The full path of a file or folder that the caller named from its own working folder.</summary>
        public string PathOf<T>(Argument<T> argument)
            where T : FileSystemInfo => Full(result, result.GetRequiredValue(argument));
    }

    /// <summary><see cref="FileSystemInfo.FullName"/> would begin in the working folder of this process, so the text as written
    /// is used.</summary>
    private static string Full(ParseResult result, FileSystemInfo named) => Path.GetFullPath(named.ToString(), result.Call.Folder);
}
