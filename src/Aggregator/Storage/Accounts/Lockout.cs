namespace Aggregator.Storage.Accounts;

/// <summary>How long sign-in waits after wrong passwords. The wait doubles with each further one, up to a bound.</summary>
/// <param name="Free">How many wrong passwords in a row cost nothing.</param>
public sealed record Lockout(int Free, TimeSpan First, TimeSpan Longest)
{
    /// <returns>Null when there is no wait.</returns>
    public TimeSpan? After(int failures)
    {
        if (failures <= Free)
        {
            return null;
        }

        // Twenty doublings are more than any bound, and far from an overflow.
        var wait = First * Math.Pow(2, Math.Min(failures - Free - 1, 20));
        return wait < Longest ? wait : Longest;
    }
}
