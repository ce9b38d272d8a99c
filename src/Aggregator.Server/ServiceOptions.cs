using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server;

/// <summary>How often the jobs run.</summary>
internal sealed class ServiceOptions
{
    /// <summary>The time between two runs of a station. The store knows what is due; this time only decides how soon a station
    /// notices it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);
}
