using Aggregator.Storage;
using Microsoft.AspNetCore.Connections;

namespace Aggregator.Server.Cli;

/// <summary>Runs a command that needs configuration or the store, and reports a fault of either as one sentence.</summary>
internal static class CommandRun
{
    public static async Task<int> GuardAsync(CommandCall call, Func<Task<int>> runAsync)
    {
        try
        {
            return await runAsync();
        }
        catch (StartFaultException fault)
        {
            await call.Error.WriteLineAsync(fault.Message);
            return ExitCode.Failed;
        }
        catch (StoreException fault)
        {
            await call.Error.WriteLineAsync($"The store could not do it: {fault.Message} {StoreAdvice.For(fault.Fault)}");
            return ExitCode.Failed;
        }
        catch (SystemException fault) when (fault is IOException { InnerException: not AddressInUseException } or UnauthorizedAccessException)
        {
            await call.Error.WriteLineAsync($"A file could not be read or written: {fault.Message}");
            return ExitCode.Failed;
        }
    }
}
