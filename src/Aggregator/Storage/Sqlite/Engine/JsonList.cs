using Aggregator.Storage.Policy.Entries;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>A list as one bound value, for <c>json_each</c>: a statement has the same text however long the list is.</summary>
internal static class JsonList
{
    public static string Of(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";

    public static string Of(IEnumerable<string> texts) => EntryPayload.WriteTexts([.. texts]);
}
