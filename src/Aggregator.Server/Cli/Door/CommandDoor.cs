using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Aggregator.Pipeline;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Door;

/// <summary>Receives commands of other processes for the store that this process has opened, and runs them (<see
/// cref="DoorAddress"/>).</summary>
/// <remarks>A caller sends its whole command line, not single operations of the ports. So a command is written once and also
/// works beside a service. The door has a server of its own: the site's ports do not accept commands, and the socket serves
/// nothing else.</remarks>
internal sealed partial class CommandDoor(
    Store store, DataFolder folder, IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<CommandDoor> logger) : IHostedService
{
    private WebApplication? _server;
    private string? _token;

    /// <summary>The commands that the door accepts.</summary>
    internal Func<RootCommand> Commands { get; init; } = AggregatorCommand.Create;

    internal string Version { get; init; } = CommandRequest.Version;

    /// <summary>For a process that is no service and holds the folder for minutes: takes commands while the work runs.</summary>
    public static async Task WhileAsync(IServiceProvider services, Func<Task> workAsync, CancellationToken cancellationToken)
    {
        var door = ActivatorUtilities.CreateInstance<CommandDoor>(services);
        await door.StartAsync(cancellationToken);
        try
        {
            await workAsync();
        }
        finally
        {
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await door.StopAsync(CancellationToken.None);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (address, bound) = DoorAddress.Bind(folder.Path);
        _token = address.Token;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.CreateBoundListenSocket = _ => bound).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A caller may read slowly, page by page, and the server waits for it.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(address.EndPoint);
        });
        _server = builder.Build();

        // A command computes and waits for the store, so it must not run on a thread of the sockets.
        _server.Run(context => ThreadPoolScheduler.RunAsync(() => AnswerAsync(context)));
        await _server.StartAsync(cancellationToken);
        RunningFolders.Note(folder.Path);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            RunningFolders.Forget(folder.Path);
            await server.StopAsync(cancellationToken);
            await server.DisposeAsync();
            DoorAddress.Remove(folder.Path);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers[CommandRequest.VersionHeader] = Version;
        context.Response.StatusCode = Refusal(context.Request) ?? StatusCodes.Status200OK;
        if (context.Response.StatusCode is not StatusCodes.Status200OK)
        {
            return;
        }

        var request = await JsonSerializer.DeserializeAsync(context.Request.Body, CommandJson.Default.CommandRequest, context.RequestAborted)
            ?? throw new BadHttpRequestException("The request has no command.");
        await context.Response.StartAsync(context.RequestAborted);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var answer = Channel.CreateUnbounded<CommandAnswer>();
        var running = ThreadPoolScheduler.RunAsync(() => RunAsync(request, answer.Writer, ended.Token));
        try
        {
            await foreach (var piece in answer.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(JsonSerializer.Serialize(piece, CommandJson.Default.CommandAnswer) + "\n", context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has disconnected, and its command was cancelled.
        }
        finally
        {
            await running;
        }
    }

    private int? Refusal(HttpRequest request) =>
        request.Path != CommandRequest.Path || !HttpMethods.IsPost(request.Method) ? StatusCodes.Status404NotFound
        : _token is not null && !IsTold(request.Headers.Authorization.ToString(), $"Bearer {_token}") ? StatusCodes.Status403Forbidden
        : request.Headers[CommandRequest.VersionHeader] != Version ? StatusCodes.Status409Conflict
        : null;

    private static bool IsTold(string told, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(wanted));

    private async Task RunAsync(CommandRequest request, ChannelWriter<CommandAnswer> answer, CancellationToken cancellationToken)
    {
        await using var output = TextWriter.Synchronized(new AnswerWriter(answer, text => new CommandAnswer { Output = text }));
        await using var error = TextWriter.Synchronized(new AnswerWriter(answer, text => new CommandAnswer { Error = text }));
        var call = new CommandCall
        {
            Arguments = request.Arguments,
            Folder = request.Folder,
            User = request.User,
            Width = request.Width,
            Language = request.Language,
            Colours = request.Colours,
            Store = store,
            Service = services,
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            var exitCode = await RunAsync(call, cancellationToken);
            await output.FlushAsync(CancellationToken.None);
            await error.FlushAsync(CancellationToken.None);
            answer.TryWrite(new CommandAnswer { ExitCode = exitCode });
        }
        finally
        {
            answer.Complete();
        }
    }

    private async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await BugGuard.RunAsync(
                () => WrongUse.RunAsync(AggregatorCommand.Parse(Commands(), call.Arguments), call, cancellationToken),
                bug =>
                {
                    LogBug(logger, bug);
                    call.Error.WriteLine($"The command failed in the service by a fault of the program: {bug.Message} The log of the service says more.");
                    return ExitCode.Failed;
                },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await call.Error.WriteLineAsync("The service is being stopped: the command did not end.");
            return ExitCode.Failed;
        }
    }

    [LoggerMessage(LogLevel.Error, "A command that another process asked for failed by a bug")]
    private static partial void LogBug(ILogger logger, Exception bug);
}
