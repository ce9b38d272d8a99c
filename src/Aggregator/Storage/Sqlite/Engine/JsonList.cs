using Aggregator.Storage.Policy.Entries;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>A list as one parameter for <c>json_each</c>. So the text of a statement does not depend on the length of the list,
/// and the statement is prepared once.</summary>
internal static class JsonList
{
    public static string Of(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";

    public static string Of(IEnumerable<string> texts) => EntryPayload.WriteTexts([.. texts]);
}
