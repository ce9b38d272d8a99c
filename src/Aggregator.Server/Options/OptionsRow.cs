using System.Reflection;

namespace Aggregator.Server.Options;

/// <summary>One class of options and its section.</summary>
/// <param name="Section">As it stands after <see cref="OptionsTable.Root"/>.</param>
/// <param name="Type">Has a constructor without parameters that sets the defaults.</param>
/// <param name="Options">The properties that configuration sets.</param>
internal sealed record OptionsRow(string Section, Type Type, IReadOnlyList<PropertyInfo> Options)
{
    public static OptionsRow Of<T>(string section)
        where T : class, new() => new(section, typeof(T), [.. typeof(T).GetProperties().Where(property => property.CanWrite)]);

    /// <summary>An object of the class with the defaults.</summary>
    // A class that Of accepted has such a constructor, and Activator returns null only for a Nullable<T>.
    public object Create() => Activator.CreateInstance(Type)!;

    /// <summary>The whole key, «Aggregator:Site:Title».</summary>
    public string Key(PropertyInfo option) => $"{OptionsTable.Root}:{Section}:{option.Name}";
}
