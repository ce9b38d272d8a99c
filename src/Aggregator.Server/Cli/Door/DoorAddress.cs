using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aggregator.Server.Cli.Door;

/// <summary>Where the service of a data folder takes commands: a Unix socket in the folder. Where the path of the folder is too long
/// for a socket, a port on loopback, with a token in a file.</summary>
/// <remarks>Socket and file have the mode 0600: who may read the data folder's secrets may command the service.</remarks>
/// <param name="Token">Told by the caller of a port; null for a socket, whose file only its owner may open.</param>
internal sealed record DoorAddress(EndPoint EndPoint, string? Token)
{
    public const string SocketName = "service.sock";
    public const string PortName = "service.port";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>For a service that is about to listen; files of a service that was killed are removed.</summary>
    /// <returns>The address, and the socket that is bound to it and does not listen yet.</returns>
    public static (DoorAddress Address, Socket Bound) Bind(string folder)
    {
        Remove(folder);
        if (SocketIn(folder) is { } place && BoundTo(place, Path.Combine(folder, SocketName)) is { } socket)
        {
            return (new DoorAddress(place, null), socket);
        }

        var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new DoorAddress(port.LocalEndPoint!, RandomNumberGenerator.GetHexString(64, lowercase: true)); // It is bound.
        address.Write(folder);
        return (address, port);
    }

    /// <returns>Null where no service left an address; the service may have been killed since.</returns>
    public static DoorAddress? Find(string folder)
    {
        if (SocketIn(folder) is { } socket && File.Exists(Path.Combine(folder, SocketName)))
        {
            return new DoorAddress(socket, null);
        }

        var file = Path.Combine(folder, PortName);
        return File.Exists(file) && File.ReadAllText(file).Split(' ') is [var port, var token]
            ? new DoorAddress(new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)), token)
            : null;
    }

    public static void Remove(string folder)
    {
        File.Delete(Path.Combine(folder, SocketName));
        File.Delete(Path.Combine(folder, PortName));
    }

    /// <returns>Null where the file system takes no sockets.</returns>
    private static Socket? BoundTo(UnixDomainSocketEndPoint place, string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(place);

            // Nobody can connect before the socket listens.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }

            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private void Write(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Moved into its place whole: nobody reads half of it.
        var draft = Path.Combine(folder, $"{PortName}.{Guid.NewGuid():N}");
        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{((IPEndPoint)EndPoint).Port} {Token}"));
        }

        File.Move(draft, Path.Combine(folder, PortName), overwrite: true);
    }

    /// <returns>Null where the system takes no path of this length: 107 bytes on Linux, fewer elsewhere.</returns>
    private static UnixDomainSocketEndPoint? SocketIn(string folder)
    {
        try
        {
            return new UnixDomainSocketEndPoint(Path.Combine(folder, SocketName));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
