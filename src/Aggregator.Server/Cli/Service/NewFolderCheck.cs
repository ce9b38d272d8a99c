namespace Aggregator.Server.Cli.Service;

/// <summary>Whether the first start can make its data folder. Nothing is left behind.</summary>
internal static class NewFolderCheck
{
    /// <returns>What is said when it can.</returns>
    /// <exception cref="StartFaultException">It cannot.</exception>
    public static string Of(string data)
    {
        var nearest = data;
        while (!Directory.Exists(nearest) && !File.Exists(nearest) && Path.GetDirectoryName(nearest) is { } parent)
        {
            nearest = parent;
        }

        try
        {
            Directory.Delete(Directory.CreateDirectory(Path.Combine(nearest, $".aggregator-{Guid.NewGuid():N}")).ToString());
            return $"{data} has no store yet: the first start makes it";
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"The data folder {data} cannot be made: {fault.Message} Choose another folder with --data.", fault);
        }
    }
}
