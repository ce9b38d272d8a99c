using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aggregator.Server.Cli.Door;

/// <summary>The address at which the service of a data folder accepts commands: a Unix socket in the folder. When the path is too
/// long for a socket, it is a port on loopback with a token in a file.</summary>
/// <remarks>The socket and the file have the mode 0600, so only the owner of the folder's secrets may give commands to the
/// service.</remarks>
/// <param name="Token">The caller of a port must send it; null for a socket, which only its owner may open.</param>
internal sealed record DoorAddress(EndPoint EndPoint, string? Token)
{
    public const string SocketName = "service.sock";
    public const string PortName = "service.port";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an address for a service that is about to listen. Files of a service that was killed are removed.</summary>
    /// <returns>The address, and the socket that is bound to it but does not listen yet.</returns>
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

    /// <returns>Null when no service has left an address. The service of an address may have been killed since.</returns>
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

    /// <summary>Whether somebody listens there.</summary>
    public bool IsOpen()
    {
        using var socket = new Socket(EndPoint.AddressFamily, SocketType.Stream, EndPoint is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            socket.Connect(EndPoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static void Remove(string folder)
    {
        File.Delete(Path.Combine(folder, SocketName));
        File.Delete(Path.Combine(folder, PortName));
    }

    /// <returns>Null when the file system does not support sockets.</returns>
    private static Socket? BoundTo(UnixDomainSocketEndPoint place, string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(place);

            // The mode is set before the socket listens, so nobody can connect earlier.
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

        // The file is written under another name and then renamed, so no caller reads half of it.
        var draft = Path.Combine(folder, $"{PortName}.{Guid.NewGuid():N}");
        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{((IPEndPoint)EndPoint).Port} {Token}"));
        }

        File.Move(draft, Path.Combine(folder, PortName), overwrite: true);
    }

    /// <returns>Null when the path is too long for the system: more than 107 bytes on Linux, fewer elsewhere.</returns>
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
