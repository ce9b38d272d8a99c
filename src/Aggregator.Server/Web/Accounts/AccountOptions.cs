using System.ComponentModel.DataAnnotations;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Accounts;

/// <summary>How long sessions and links live, and how long sign-in waits after wrong passwords.</summary>
internal sealed class AccountOptions
{
    /// <summary>A session that nobody uses for this long ends.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Every session ends after this time, used or not.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a link works in which somebody chooses a password.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many wrong passwords in a row cost an account no wait. A network has four times as many, because many people may
    /// share it.</summary>
    [Range(1, 100)]
    public int FreeFailures { get; init; } = 5;

    /// <summary>The wait after the next wrong password. It doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait. It is short, because anybody can make the owner of a name wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(15);

    internal Lockout OfAccount => new(FreeFailures, FirstWait, LongestWait);

    internal Lockout OfNetwork => new(FreeFailures * 4, FirstWait, LongestWait);
}
