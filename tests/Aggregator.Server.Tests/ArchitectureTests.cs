using Aggregator.Tests;
using Mono.Cecil;
using Xunit;

namespace Aggregator.Server.Tests;

/// <summary>The program's folders, as the library's: the compiled program is read.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void No_folders_beside_each_other_stand_in_a_circle()
    {
        using var program = ModuleDefinition.ReadModule(typeof(Composition).Assembly.Location);
        var circles = FolderCircles.In(program);
        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }
}
