namespace Aggregator.Server.Cli.Service;

/// <summary>What the store, or a running service, says of itself to the doctor.</summary>
/// <param name="Feeds">The list of sources that a service follows; null without a service.</param>
/// <param name="Stations">What keeps the jobs of a service from succeeding, or <see cref="ProbeCommand.InOrder"/>; null without a
/// service.</param>
/// <param name="Operators">What operators made of the list, and where they contradict it.</param>
internal sealed record DoctorProbe(string? Feeds, string? Stations, IReadOnlyList<string> Operators);
