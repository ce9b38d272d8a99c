using Aggregator.Server.Newsroom;

namespace Aggregator.Server.Tests;

/// <summary>Ports for servers that must know theirs before they listen.</summary>
/// <remarks>Below those that systems give away themselves (Linux from 32768, others from 49152): nobody takes one between its choice and its use.</remarks>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 10_000;

    private static int _taken = Random.Shared.Next(Count);

    /// <returns>Another one at each call.</returns>
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
