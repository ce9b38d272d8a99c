using System.Reflection;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>One thing that every store promises: a sentence, and what shows on an empty store whether it is kept.</summary>
/// <remarks>A promise is a public method of a class called …Promises in this folder. The method's name is the sentence.</remarks>
internal sealed class Promise(MethodInfo method)
{
    public static IReadOnlyDictionary<string, Promise> All { get; } = typeof(Promise).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Promise).Namespace && type.Name.EndsWith("Promises", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.ReturnType == typeof(Task))
        .ToDictionary(method => method.Name, method => new Promise(method), StringComparer.Ordinal);

    /// <summary>For a theory: one case a promise, called after the theory and the promise.</summary>
    public static IEnumerable<TheoryDataRow<string>> Each(string theory) => All.Keys.Order(StringComparer.Ordinal)
        .Select(name => new TheoryDataRow<string>(name) { TestDisplayName = $"{theory}: {name.Replace('_', ' ')}" });

    /// <summary>Passes when a store of the engine keeps the promise.</summary>
    /// <param name="engine">In which the store is opened.</param>
    /// <param name="break">Puts a store that breaks promises in front of the opened one; null for none.</param>
    public async Task KeepAsync(StoreEngine engine, Func<Store, Store>? @break = null)
    {
        using var store = new TemporaryStore(new StoreSettings { Engine = engine }, @break);
        var chapter = Activator.CreateInstance(method.DeclaringType!, store); // Not null: a method stands in a class.
        await method.CreateDelegate<Func<Task>>(chapter)();
    }
}
