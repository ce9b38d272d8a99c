using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server;

/// <summary>How the jobs beat.</summary>
internal sealed class ServiceOptions
{
    /// <summary>Between two looks at the calendar. The calendar decides what is due; this only decides how soon we notice.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);
}
