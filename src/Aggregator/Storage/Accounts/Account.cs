namespace Aggregator.Storage.Accounts;

/// <summary>A person who may open <c>/manage</c>.</summary>
public sealed record Account
{
    /// <summary>The store gives it; 0 before.</summary>
    public long Id { get; init; }

    /// <summary>As the person wrote it (<see cref="AccountName"/>).</summary>
    public required string Name { get; init; }

    public required AccountRole Role { get; init; }

    /// <summary>Made by the framework's hasher; null until the person has chosen a password.</summary>
    public string? PasswordHash { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; init; }

    /// <summary>Until then even the right password is refused; null when it is not.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the person can sign in at all.</summary>
    public bool MaySignIn => !IsDisabled && PasswordHash is not null;
}

/// <summary>What an account may do. A greater role may do all that a smaller one may.</summary>
public enum AccountRole
{
    /// <summary>Decides about stories and pictures.</summary>
    Editor,

    /// <summary>Looks after sources and accounts, too.</summary>
    Operator,
}
