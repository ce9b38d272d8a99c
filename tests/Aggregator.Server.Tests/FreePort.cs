using Aggregator.Server.Newsroom;

namespace Aggregator.Server.Tests;

/// <summary>Chooses ports for servers that must know their port before they listen.</summary>
/// <remarks>The ports are below those that systems choose themselves (Linux from 32768, others from 49152). So no other program
/// takes a port between its choice and its use.</remarks>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 10_000;

    private static int _taken = Random.Shared.Next(Count);

    /// <returns>A different port at each call.</returns>
    public static int Take()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _taken) % Count);
            if (NewsroomPorts.IsFree(port))
            {
                return port;
            }
        }
    }
}
