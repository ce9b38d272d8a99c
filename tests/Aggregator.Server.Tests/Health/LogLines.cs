using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Aggregator.Server.Tests.Health;

/// <summary>Keeps what the program logs as a warning or an error.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{formatter(state, exception)}{(exception is null ? "" : $": {exception.Message}")}");
        }
    }

    public void Dispose()
    {
    }
}
