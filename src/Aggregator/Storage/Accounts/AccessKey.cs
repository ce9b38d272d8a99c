namespace Aggregator.Storage.Accounts;

/// <summary>A secret that opens something for an account. The store keeps only its hash.</summary>
public sealed record AccessKey
{
    /// <summary>The store gives it; 0 before.</summary>
    public long Id { get; init; }

    public required KeyKind Kind { get; init; }

    /// <summary>Null for the link that makes the first account.</summary>
    public long? AccountId { get; init; }

    /// <summary>The role of a token that may do less than its account; null when it may do the same.</summary>
    public AccountRole? Role { get; init; }

    /// <summary>The browser of a session, or the purpose of a token; null when it is not known.</summary>
    public string? Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was used last, to within some minutes; null when it was not used.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>When it ends whether it is used or not; null when it does not end by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;
}

/// <summary>What a key opens.</summary>
public enum KeyKind
{
    /// <summary>A link in which a person chooses a password, once.</summary>
    Link,

    /// <summary>A browser in which a person has signed in.</summary>
    Session,

    /// <summary>A script.</summary>
    Token,
}

/// <summary>A key with its account.</summary>
/// <param name="Account">Null for the link that makes the first account.</param>
public sealed record HeldKey(AccessKey Key, Account? Account)
{
    /// <summary>What the key may do: never more than its account.</summary>
    public AccountRole? Role => Account is { } account ? (AccountRole)Math.Min((int)account.Role, (int)(Key.Role ?? account.Role)) : null;
}
