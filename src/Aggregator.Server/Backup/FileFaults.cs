using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Reports a fault of a file or of a store as one sentence to the operator.</summary>
internal static class FileFaults
{
    /// <param name="undone">What was not done because of the fault, without a full stop.</param>
    /// <param name="workAsync">The work.</param>
    /// <exception cref="StartFaultException">A file or the store could not be read or written.</exception>
    public static async Task<T> SayAsync<T>(string undone, Func<Task<T>> workAsync)
    {
        try
        {
            return await workAsync();
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{undone}: {fault.Message}", fault);
        }
        catch (StoreException fault)
        {
            throw new StartFaultException($"{undone}: {fault.Message}", fault);
        }
    }

    /// <inheritdoc cref="SayAsync"/>
    public static T Say<T>(string undone, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{undone}: {fault.Message}", fault);
        }
        catch (StoreException fault)
        {
            throw new StartFaultException($"{undone}: {fault.Message}", fault);
        }
    }
}
