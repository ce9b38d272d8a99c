using Mono.Cecil;

namespace Aggregator.Tests;

/// <summary>Finds neighbouring folders that use each other, directly or through other folders. Such folders are in fact one
/// folder.</summary>
/// <remarks>Types directly in a folder are its hall. The folders below may use the hall, and the hall may use them.</remarks>
internal static class FolderCircles
{
    /// <returns>One sentence for each step of a circle, sorted.</returns>
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
        if (shared == 0 || shared == from.Length || shared == to.Length)
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
