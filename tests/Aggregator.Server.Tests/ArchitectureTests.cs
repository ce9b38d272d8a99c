using Aggregator.Tests;
using Mono.Cecil;
using Xunit;

namespace Aggregator.Server.Tests;

/// <summary>The rules between folders, checked in the compiled program.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void No_neighbouring_folders_use_each_other_in_a_circle()
    {
        using var program = ModuleDefinition.ReadModule(typeof(Composition).Assembly.Location);
        var circles = FolderCircles.In(program);
        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    /// <summary>A command may run in the service: the terminal and the working folder of that process are not the caller's.</summary>
    /// <remarks>The three that may: the call itself, the progress bars of a fetch, and the disk of the data folder.</remarks>
    [Fact]
    public void No_command_writes_to_the_console_or_names_a_file_from_the_working_folder()
    {
        using var program = ModuleDefinition.ReadModule(typeof(Composition).Assembly.Location);
        string[] forbidden = ["System.Console::", "Spectre.Console.AnsiConsole::", "System.IO.FileSystemInfo::get_FullName", "System.Environment::get_CurrentDirectory"];
        var callers =
            from type in program.Types
            where type.Namespace.StartsWith("Aggregator.Server.Cli", StringComparison.Ordinal) && type.Namespace != "Aggregator.Server.Cli.JsonLines"
            from nested in type.NestedTypes.SelectMany(inner => inner.NestedTypes.Prepend(inner)).Prepend(type)
            from method in nested.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.Operand is MethodReference called && forbidden.Any(called.FullName.Contains)
            select type.Name;
        Assert.Equal(["CommandCall", "DoctorCommand", "FetchCommand"], callers.Distinct().Order(StringComparer.Ordinal));
    }
}
