namespace Aggregator.Server;

/// <summary>The machine or the configuration does not allow a start. The message says what is wrong, where, and what to
/// do.</summary>
internal sealed class StartFaultException : Exception
{
    public StartFaultException(string message)
        : base(message)
    {
    }

    public StartFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StartFaultException()
    {
    }
}
