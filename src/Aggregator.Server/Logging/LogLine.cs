using System.Globalization;
using Aggregator.Server.Jobs;
using Aggregator.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Aggregator.Server.Logging;

/// <summary>One line of the log: time, level, the class that speaks, and what it says.</summary>
internal sealed class LogLine() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    /// <summary>Logs in this form, unless the operator names another in Logging:Console:FormatterName.</summary>
    public static void Use(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
        logging.AddConsole(console => console.FormatterName = configuration["Logging:Console:FormatterName"] ?? FormatterName);
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var said = logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" ");
        var speaker = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():u} {Level(logEntry.LogLevel)} {speaker}: {said}{Reason(logEntry.Exception)}"));
    }

    // A fault of the store is the operator's matter, and its message is for people. Anything else is a bug, whose place is needed.
    private static string Reason(Exception? fault) => fault switch
    {
        null => "",
        StoreException or WrongClockException => $": {fault.Message.ReplaceLineEndings(" ")}",
        _ => $"{Environment.NewLine}{fault}",
    };

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical => "fatal",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        LogLevel.Information => "info ",
        _ => "debug",
    };
}
