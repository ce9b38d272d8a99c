using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Aggregator.Server.Cli.Door;

/// <summary>A call of a command as it is sent to the service.</summary>
internal sealed record CommandRequest(IReadOnlyList<string> Arguments, string Folder, string User, int Width, ColorSystem Colours)
{
    public const string Path = "/command";

    /// <summary>Both sides send their version in this header. A service runs commands of its own version only.</summary>
    public const string VersionHeader = "Aggregator-Version";

    public static string Version { get; } =
        typeof(CommandRequest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static CommandRequest Of(CommandCall call) => new(call.Arguments, call.Folder, call.User, call.Width, call.Colours);
}

/// <summary>A piece of the answer, one JSON line each; the last one has the exit code.</summary>
internal sealed record CommandAnswer
{
    public string? Output { get; init; }

    public string? Error { get; init; }

    public int? ExitCode { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(CommandAnswer))]
internal sealed partial class CommandJson : JsonSerializerContext;
