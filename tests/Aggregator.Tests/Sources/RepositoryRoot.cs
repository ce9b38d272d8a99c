using Xunit;

namespace Aggregator.Tests.Sources;

internal static class RepositoryRoot
{
    public static string Find(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aggregator.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, relative);
    }
}
