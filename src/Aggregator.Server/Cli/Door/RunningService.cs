using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

namespace Aggregator.Server.Cli.Door;

/// <summary>The service that has locked a data folder, for running a command in it.</summary>
internal sealed class RunningService : IDisposable
{
    private static readonly Uri Address = new($"http://localhost{CommandRequest.Path}");

    private readonly string _folder;
    private readonly string? _token;
    private readonly HttpClient _http;

    private RunningService(string folder, string? token, Socket connected)
    {
        (_folder, _token) = (folder, token);
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new NetworkStream(connected, ownsSocket: true)),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <returns>Null when no service accepts commands.</returns>
    public static async Task<RunningService?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        if (DoorAddress.Find(folder) is not { } address)
        {
            return null;
        }

        var isPort = address.EndPoint is IPEndPoint;
        var socket = new Socket(address.EndPoint.AddressFamily, SocketType.Stream, isPort ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address.EndPoint, cancellationToken);
            return new RunningService(folder, address.Token, socket);
        }
        catch (SocketException refused) when (refused.SocketErrorCode is not SocketError.AccessDenied)
        {
            // The service was killed and has left its address behind.
            socket.Dispose();
            return null;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new StartFaultException($"The service on {folder} belongs to another user, who alone may command it: {fault.Message}", fault);
        }
    }

    /// <summary>Runs the command in the service and writes its answer to the writers of the call.</summary>
    /// <returns>The exit code of the command.</returns>
    /// <exception cref="StartFaultException">The service has another version, does not answer, or ended before the
    /// command.</exception>
    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await AskAsync(call, cancellationToken);
            var theirs = answer.Headers.TryGetValues(CommandRequest.VersionHeader, out var versions) ? string.Concat(versions) : "unknown";
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(answer, call, cancellationToken),
                HttpStatusCode.Conflict => throw new StartFaultException(
                    $"The service on {_folder} is version {theirs}, and this program is version {CommandRequest.Version}: run the program of the service, or restart the service with this one."),
                var status => throw new StartFaultException(
                    $"The service on {_folder} took no command (status {(int)status}, version {theirs}): restart it with this program."),
            };
        }
        catch (HttpRequestException fault)
        {
            throw Ended(fault);
        }
        catch (IOException fault)
        {
            throw Ended(fault);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(CommandCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(CommandRequest.Of(call), CommandJson.Default.CommandRequest)),
        };
        request.Headers.Add(CommandRequest.VersionHeader, CommandRequest.Version);
        if (_token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        // The service begins its answer before it runs the command. So a long wait means that the service hangs.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(call.Patience);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartFaultException(
                string.Create(CultureInfo.InvariantCulture, $"The service on {_folder} did not answer within {call.Patience.TotalSeconds} seconds: it hangs, or the machine is very busy. Try again, or stop it."),
                fault);
        }
    }

    private StartFaultException Ended(Exception fault) =>
        new($"The service on {_folder} ended before the command was done: look what was done, then run the command again.", fault);

    private static async Task<int> ReadAsync(HttpResponseMessage answer, CommandCall call, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            var piece = JsonSerializer.Deserialize(line, CommandJson.Default.CommandAnswer);
            await call.Output.WriteAsync(piece?.Output);
            await call.Error.WriteAsync(piece?.Error);
            if (piece?.ExitCode is { } exitCode)
            {
                return exitCode;
            }
        }

        throw new IOException("The answer has no end.");
    }
}
