using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Text.Sentences;
using Spectre.Console;

namespace Aggregator.Server.Cli.Door;

/// <summary>A call of a command in the form that is sent to the service.</summary>
internal sealed record CommandRequest(IReadOnlyList<string> Arguments, string Folder, string User, int? Width, Language Language, ColorSystem Colours)
{
    public const string Path = "/command";

    /// <summary>The caller and the service send their version in this header. A service runs only commands of its own
    /// version.</summary>
    public const string VersionHeader = "Aggregator-Version";

    public static string Version { get; } =
        typeof(CommandRequest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static CommandRequest Of(CommandCall call) => new(call.Arguments, call.Folder, call.User, call.Width, call.Language, call.Colours);
}

/// <summary>A piece of the answer; each is one line of JSON. The last piece has the exit code.</summary>
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
