using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aggregator.Server.Newsroom;

/// <summary>The ports of the outlets, remembered beside the data: what was read at one start names them in its links and pictures.</summary>
/// <param name="path">A line for each outlet: its host, a space, its port.</param>
public sealed class NewsroomPorts(string path)
{
    public const string FileName = "newsroom-ports.txt";

    /// <summary>Whatever is free.</summary>
    public static IReadOnlyDictionary<string, int> Any { get; } = new Dictionary<string, int>();

    /// <returns>By host, those that nobody else took meanwhile.</returns>
    public IReadOnlyDictionary<string, int> Free() => File.Exists(path)
        ? File.ReadLines(path).Select(line => line.Split(' ')).Where(IsPort)
            .Select(words => (Host: words[0], Port: int.Parse(words[1], CultureInfo.InvariantCulture)))
            .DistinctBy(outlet => outlet.Host).DistinctBy(outlet => outlet.Port).Where(outlet => IsFree(outlet.Port))
            .ToDictionary(outlet => outlet.Host, outlet => outlet.Port)
        : Any;

    public void Remember(NewsroomServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        File.WriteAllLines(path, server.Ports.Select(outlet => string.Create(CultureInfo.InvariantCulture, $"{outlet.Host} {outlet.Port}")));
    }

    private static bool IsPort(string[] words) =>
        words.Length == 2 && ushort.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;

    /// <summary>On the loopback address, at this moment.</summary>
    internal static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
