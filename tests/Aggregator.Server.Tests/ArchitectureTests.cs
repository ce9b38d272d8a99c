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
}
