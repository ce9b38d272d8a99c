using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Accounts;

/// <summary>A record of the audit as one line of JSON.</summary>
internal static partial class AuditForm
{
    public static string Write(AuditRecord record) => JsonSerializer.Serialize(
        new Line(record.Id, record.At, record.By.Name, Name(record.By.Way), Name(record.What), record.Subject, record.Before, record.After), AuditJson.Readable.Line);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private sealed record Line(long Id, DateTimeOffset At, string By, string Way, string What, string? Subject, string? Before, string? After);

    [JsonSerializable(typeof(Line))]
    private sealed partial class AuditJson : JsonSerializerContext
    {
        public static AuditJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
