namespace Aggregator.Server.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="MayShrink">Whether long cells may be cut where the terminal is narrow.</param>
/// <param name="IsNote">Whether its cells stand on lines of their own below the row where the terminal is narrow.</param>
internal sealed record Column(string Heading, bool MayShrink = false, bool IsNote = false);
