using Mono.Cecil;

namespace Aggregator.Tests;

/// <summary>The rule which room may use which, as tables, and the search of a compiled library for code that breaks it.</summary>
internal static class ArchitectureRules
{
    private const string Root = "Aggregator.";

    /// <summary>For each room, the rooms whose types it may name. The tests fail for a room that is not in this table.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Text"] = [],
        ["Sources"] = ["Text"],
        ["Fetching"] = ["Sources", "Text"],
        ["Feeds"] = ["Fetching", "Sources", "Text"],
        ["Extraction"] = ["Feeds", "Fetching", "Sources", "Text"],
        ["Stories"] = ["Extraction", "Feeds", "Fetching", "Sources", "Text"],
        ["Publishing"] = ["Stories", "Extraction", "Feeds", "Fetching", "Sources", "Text"],
        ["Storage"] = ["Stories", "Extraction", "Feeds", "Fetching", "Sources", "Text"],
        ["Trials"] = ["Pipeline", "Storage", "Stories", "Extraction", "Feeds", "Fetching", "Sources", "Text"],
        ["Pipeline"] = ["Storage", "Stories", "Extraction", "Feeds", "Fetching", "Sources", "Text"],
    };

    /// <summary>For each foreign namespace, the only rooms or folders that may name it.</summary>
    private static readonly Dictionary<string, string[]> LivesIn = new()
    {
        ["AngleSharp"] = ["Extraction"],
        ["Microsoft.Data.Sqlite"] = ["Storage.Sqlite"],
        ["SQLitePCL"] = ["Storage.Sqlite"],
        ["System.Data"] = ["Storage.Sqlite"],
        ["LiteDB"] = ["Storage.LiteDb"],
        ["Lucene"] = ["Storage.LiteDb"],
        ["Polly"] = ["Fetching", "Pipeline"],
        ["CodeHollow.FeedReader"] = ["Feeds.CodeHollow"],
        ["Quartz"] = [],
        ["Microsoft.AspNetCore"] = [],
        ["System.CommandLine"] = [],
        ["Spectre"] = [],
    };

    /// <summary>The folders of stores. No other type of the library may name a type inside, except <c>Store</c>.</summary>
    private static readonly string[] Stores = ["Storage.Sqlite", "Storage.LiteDb"];

    private const string Door = "Aggregator.Storage.Store";

    /// <summary>For each type, the only types that may name it. Another user of LiteDB's file would run on a thread of its own,
    /// and LiteDB fails then.</summary>
    private static readonly Dictionary<string, string[]> OnlyUser = new()
    {
        ["LiteDB.Engine.LiteEngine"] = [$"{LiteDbEngine}LiteFile"],
        ["LiteDB.Engine.ILiteEngine"] = [],
        ["LiteDB.LiteDatabase"] = [],
        ["LiteDB.ILiteDatabase"] = [],
        ["LiteDB.LiteRepository"] = [],
        [$"{LiteDbEngine}LiteFile"] = [$"{LiteDbEngine}LiteGate", $"{LiteDbEngine}LiteSession", $"{LiteDbEngine}LiteSchema", "Aggregator.Storage.LiteDb.LiteDbStore"],
    };

    private const string LiteDbEngine = "Aggregator.Storage.LiteDb.Engine.";

    /// <summary>For each maker of SafeHtml, its only caller: a type, or a room that ends with a dot.</summary>
    private static readonly Dictionary<string, string> OnlyCaller = new()
    {
        ["FromSanitizer"] = "Aggregator.Extraction.Sanitizing.Sanitizer",
        ["FromStore"] = "Aggregator.Storage.",
    };

    /// <returns>One sentence for each fault, sorted, without repeats.</returns>
    public static IReadOnlyList<string> Trespasses(ModuleDefinition library)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in library.GetTypes())
        {
            var owner = Outermost(type);
            if (RoomOf(owner) is not { } room)
            {
                continue;
            }

            if (!MayUse.ContainsKey(room))
            {
                found.Add($"{owner.FullName} stands in {room}, which is no room of the house.");
                continue;
            }

            var references = new TypeReferences(type);
            found.UnionWith(references.Types.Select(used => Judge(owner, room, used)).OfType<string>());
            found.UnionWith(references.Methods.Select(called => JudgeCall(owner, called)).OfType<string>());
        }

        return [.. found];
    }

    private static string? Judge(TypeReference owner, string room, TypeReference used)
    {
        if (OnlyUser.TryGetValue(used.FullName, out var users) && owner.FullName != used.FullName && !users.Contains(owner.FullName))
        {
            return $"{owner.FullName} uses {used.FullName}: whoever works on LiteDB's file asks its gate.";
        }

        if (RoomOf(used) is { } other)
        {
            if (Stores.FirstOrDefault(store => IsIn(Outermost(used), store) && !IsIn(owner, store)) is { } foreignStore && owner.FullName != Door)
            {
                return $"{owner.FullName} uses {used.FullName}: only {Door} opens {foreignStore}.";
            }

            return other == room || MayUse[room].Contains(other) ? null : $"{owner.FullName} uses {used.FullName}: {room} may not use {other}.";
        }

        var foreign = LivesIn.Keys.FirstOrDefault(name => used.Namespace == name || used.Namespace.StartsWith(name + ".", StringComparison.Ordinal));
        return foreign is null || LivesIn[foreign].Any(home => IsIn(owner, home))
            ? null
            : $"{owner.FullName} uses {used.FullName}: {foreign} does not live in {owner.Namespace[Root.Length..]}.";
    }

    private static bool IsIn(TypeReference type, string home) => $"{type.Namespace}.".StartsWith($"{Root}{home}.", StringComparison.Ordinal);

    private static string? JudgeCall(TypeReference owner, MethodReference called)
    {
        if (called.DeclaringType.FullName != "Aggregator.Extraction.SafeHtml")
        {
            return null;
        }

        var stranger = OnlyCaller.TryGetValue(called.Name, out var caller)
            && owner.FullName != caller
            && !(caller.EndsWith('.') && owner.FullName.StartsWith(caller, StringComparison.Ordinal));
        var maker = called.Name == ".ctor" && owner.FullName != called.DeclaringType.FullName;
        return stranger || maker ? $"{owner.FullName} calls SafeHtml.{called.Name}, which is not for it." : null;
    }

    /// <returns>Null for types outside all rooms: types of other libraries or of the compiler.</returns>
    private static string? RoomOf(TypeReference type)
    {
        var outermost = Outermost(type);
        return outermost.Namespace.StartsWith(Root, StringComparison.Ordinal) ? outermost.Namespace[Root.Length..].Split('.')[0] : null;
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
