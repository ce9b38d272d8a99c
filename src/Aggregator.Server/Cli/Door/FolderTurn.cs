using System.Diagnostics;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Door;

/// <summary>Which process may open the store of a data folder: this process, which has then locked the folder, or the service
/// that has locked it.</summary>
internal abstract record FolderTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    /// <param name="Folder">Disposal releases the lock.</param>
    public sealed record Mine(DataFolder Folder) : FolderTurn;

    /// <param name="Service">It is used for one call and then disposed of.</param>
    public sealed record Served(RunningService Service) : FolderTurn;

    /// <summary>Used by a service that is about to start: waits for the end of a command, and locks the folder. Nothing may be
    /// written into it before.</summary>
    /// <exception cref="StartFaultException">The folder cannot be used, or another service has it.</exception>
    public static async Task<DataFolder> OwnAsync(string folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        switch (await TakeAsync(folder, patience, cancellationToken))
        {
            case Mine(var held):
                return held;
            case Served(var service):
                service.Dispose();

                // While the process of a killed service ends, its socket still accepts calls.
                await Task.Delay(LongestEnd, cancellationToken);
                return StoreRegistration.OpenFolder(folder);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Waits while the folder is locked and no service answers: a command ends soon, and a service that is starting will
    /// answer.</summary>
    /// <exception cref="StartFaultException">The folder cannot be used, or it was locked for longer than the
    /// patience.</exception>
    public static async Task<FolderTurn> TakeAsync(string folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new Mine(DataFolder.Open(folder));
            }
            catch (DataFolderException fault) when (!fault.IsHeld)
            {
                throw new StartFaultException($"{fault.Message} {StoreAdvice.For(fault.Fault)}", fault);
            }
            catch (DataFolderException fault) when (TimeProvider.System.GetElapsedTime(start) > patience)
            {
                throw new StartFaultException(
                    $"{fault.Message} That process takes no commands: it is still starting, or hangs, or is of another version. Try again, or stop it.", fault);
            }
            catch (DataFolderException)
            {
                if (await RunningService.FindAsync(folder, cancellationToken) is { } service)
                {
                    return new Served(service);
                }
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
