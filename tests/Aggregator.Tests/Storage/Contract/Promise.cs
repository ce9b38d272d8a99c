using System.Reflection;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>One promise of every store: a sentence, and a method that tests it on an empty store.</summary>
/// <remarks>A promise is a public method of a class named …Promises in this folder. The name of the method is the
/// sentence.</remarks>
internal sealed class Promise(MethodInfo method)
{
    public static IReadOnlyDictionary<string, Promise> All { get; } = typeof(Promise).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Promise).Namespace && type.Name.EndsWith("Promises", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.ReturnType == typeof(Task))
        .ToDictionary(method => method.Name, method => new Promise(method), StringComparer.Ordinal);

    /// <summary>The data of a theory: one case for each promise, named after the theory and the promise.</summary>
    public static IEnumerable<TheoryDataRow<string>> Each(string theory) => All.Keys.Order(StringComparer.Ordinal)
        .Select(name => new TheoryDataRow<string>(name) { TestDisplayName = $"{theory}: {name.Replace('_', ' ')}" });

    /// <summary>Passes when a store of the engine keeps the promise.</summary>
    /// <param name="engine">The engine of the store.</param>
    /// <param name="break">Puts a store that breaks promises in front of the opened store; null for none.</param>
    public async Task KeepAsync(StoreEngine engine, Func<Store, Store>? @break = null)
    {
        using var store = new TemporaryStore(new StoreSettings { Engine = engine }, @break);
        var chapter = Activator.CreateInstance(method.DeclaringType!, store); // Not null: every method has a class.
        await method.CreateDelegate<Func<Task>>(chapter)();
    }
}
