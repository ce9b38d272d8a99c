using Aggregator.Server.Cli;

namespace Aggregator.Server.Jobs;

/// <summary>The faults with which the jobs end at present. A fault is logged once and then counted, however many jobs have it and
/// however often; it is said again each hour, and when it has ended.</summary>
internal sealed partial class JobFaults(TimeProvider clock, ILogger<JobFaults> logger)
{
    private static readonly TimeSpan SaidAgain = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, string> _failing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fault> _faults = new(StringComparer.Ordinal);

    /// <summary>A sentence for each fault that lasts.</summary>
    public IReadOnlyList<string> Current
    {
        get
        {
            lock (_turn)
            {
                return [.. _faults.OrderBy(fault => fault.Value.Since).Select(fault => Sentence(fault.Key, fault.Value))];
            }
        }
    }

    public void Failed(string job, Exception exception)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            Leave(job, exception.Message);
            _failing[job] = exception.Message;
            if (!_faults.TryGetValue(exception.Message, out var fault))
            {
                _faults[exception.Message] = new Fault(now, 1, now);
                LogFailed(logger, exception, job);
            }
            else if (now - fault.Said >= SaidAgain)
            {
                _faults[exception.Message] = fault with { Times = fault.Times + 1, Said = now };
                LogLasts(logger, Sentence(exception.Message, fault with { Times = fault.Times + 1 }));
            }
            else
            {
                _faults[exception.Message] = fault with { Times = fault.Times + 1 };
            }
        }
    }

    public void Succeeded(string job)
    {
        lock (_turn)
        {
            Leave(job, becauseOf: null);
        }
    }

    /// <summary>A fault has ended when no job has it any more.</summary>
    private void Leave(string job, string? becauseOf)
    {
        if (_failing.TryGetValue(job, out var message) && message != becauseOf)
        {
            _failing.Remove(job);
            if (!_failing.ContainsValue(message) && _faults.Remove(message, out var ended))
            {
                LogEnded(logger, message, Quantity.Of(ended.Times, "failed run"), clock.GetUtcNow() - ended.Since);
            }
        }
    }

    private string Sentence(string message, Fault fault) => FormattableString.Invariant(
        $"{string.Join(", ", _failing.Where(job => job.Value == message).Select(job => job.Key).Order(StringComparer.Ordinal))} failed since {fault.Since:u}, {Quantity.Of(fault.Times, "time")}: {message}");

    [LoggerMessage(LogLevel.Error, "{Job} failed; it is tried again at every heartbeat, and the same fault is counted from here on")]
    private static partial void LogFailed(ILogger logger, Exception exception, string job);

    [LoggerMessage(LogLevel.Error, "Still: {Fault}")]
    private static partial void LogLasts(ILogger logger, string fault);

    [LoggerMessage(LogLevel.Warning, "In order again, after {Times} in {Lasted}: {Fault}")]
    private static partial void LogEnded(ILogger logger, string fault, string times, TimeSpan lasted);

    private sealed record Fault(DateTimeOffset Since, int Times, DateTimeOffset Said);
}
