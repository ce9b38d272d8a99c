using Mono.Cecil;

namespace Aggregator.Tests;

/// <summary>Folders beside each other that use each other, directly or round a corner: they are one folder in truth.</summary>
/// <remarks>What stands directly in a folder and not below it is its hall: the folders below may use it, and it uses them.</remarks>
internal static class FolderCircles
{
    /// <summary>Folders that only sort the files of one room: the statements of one database read and write each other's tables.</summary>
    private static readonly string[] Undivided = ["Aggregator.Storage.Sqlite"];

    /// <returns>One sentence for every step of a circle, in order.</returns>
    public static IReadOnlyList<string> In(ModuleDefinition module)
    {
        var steps = new Dictionary<(string Hall, string From, string To), string>();
        foreach (var type in module.GetTypes())
        {
            foreach (var used in new TypeReferences(type).Types.OfType<TypeDefinition>())
            {
                Add(steps, Outermost(type), Outermost(used));
            }
        }

        return [.. steps
            .Where(step => Reaches(steps.Keys, step.Key.Hall, step.Key.To, step.Key.From))
            .Select(step => $"{step.Value}: {step.Key.From} and {step.Key.To} of {step.Key.Hall} stand in a circle.")
            .Order(StringComparer.Ordinal)];
    }

    private static void Add(Dictionary<(string Hall, string From, string To), string> steps, TypeDefinition owner, TypeDefinition used)
    {
        var from = owner.Namespace.Split('.');
        var to = used.Namespace.Split('.');
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        if (shared == 0 || shared == from.Length || shared == to.Length || Undivided.Contains(string.Join('.', from[..shared])))
        {
            return;
        }

        var sentence = $"{owner.FullName} uses {used.FullName}";
        var step = (string.Join('.', from[..shared]), from[shared], to[shared]);
        if (!steps.TryGetValue(step, out var known) || string.CompareOrdinal(sentence, known) < 0)
        {
            steps[step] = sentence;
        }
    }

    private static bool Reaches(IReadOnlyCollection<(string Hall, string From, string To)> steps, string hall, string from, string to)
    {
        var reached = new HashSet<string> { from };
        var waiting = new Stack<string>(reached);
        while (waiting.TryPop(out var folder))
        {
            foreach (var step in steps.Where(step => step.Hall == hall && step.From == folder && reached.Add(step.To)))
            {
                waiting.Push(step.To);
            }
        }

        return reached.Contains(to);
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
