using Aggregator.Server.Backup;

namespace Aggregator.Server.Cli.Service;

/// <summary>How old the last backup is, in words.</summary>
internal static class BackupAge
{
    public static string Tell(LastBackup? last, DateTimeOffset now) => last is null
        ? "none yet: aggregator backup FILE makes one, and Aggregator__Backup__Every=1.00:00:00 one a day"
        : $"the last one is {Age(now - last.At)} old: {last.File}{(File.Exists(last.File) ? "" : ", which is not there any more")}";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => Quantity.Of((long)age.TotalDays, "day"),
        { TotalHours: >= 2 } => Quantity.Of((long)age.TotalHours, "hour"),
        _ => Quantity.Of((long)Math.Max(0, age.TotalMinutes), "minute"),
    };
}
