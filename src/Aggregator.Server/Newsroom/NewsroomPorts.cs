using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aggregator.Server.Newsroom;

/// <summary>The ports of the outlets, kept beside the data, because stored links and pictures name the ports of an earlier
/// start.</summary>
/// <param name="path">A file with one line for each outlet: its host, a space, its port.</param>
public sealed class NewsroomPorts(string path)
{
    public const string FileName = "newsroom-ports.txt";

    /// <summary>Any free port.</summary>
    public static IReadOnlyDictionary<string, int> Any { get; } = new Dictionary<string, int>();

    /// <returns>Ports by host; a port that another program has taken is left out.</returns>
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

    /// <summary>Whether the port is free on the loopback address at this moment.</summary>
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
