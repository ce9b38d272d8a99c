namespace Aggregator.Storage.Accounts;

/// <summary>One change: who did what to whom, and when.</summary>
public sealed record AuditRecord
{
    /// <summary>The store gives it; 0 before. A later record has a greater number.</summary>
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Author By { get; init; }

    public required AuditAction What { get; init; }

    /// <summary>What was changed: the name of an account, the id of a source; null when the action says it all.</summary>
    public string? Subject { get; init; }

    /// <summary>As it was; null when there was nothing, or nothing that may be told.</summary>
    public string? Before { get; init; }

    /// <inheritdoc cref="Before"/>
    public string? After { get; init; }
}

/// <summary>Who changes something.</summary>
/// <param name="Name">The name of an account; for a command the name of its user on the machine.</param>
public sealed record Author(string Name, AuthorWay Way)
{
    /// <summary>The program itself, for example at its start.</summary>
    public static Author Program { get; } = new("aggregator", AuthorWay.Program);

    /// <summary>One word: the name, with <c>cli:</c> before it when a command made the change.</summary>
    public string Word => Way is AuthorWay.Command ? $"cli:{Name}" : Name;
}

/// <summary>The way on which a change came.</summary>
public enum AuthorWay
{
    Page,
    Token,
    Command,
    Program,
}

/// <summary>Which records are wanted, the newest first. Null means all.</summary>
public sealed record AuditQuery
{
    public string? By { get; init; }

    public AuditAction? What { get; init; }

    public string? Subject { get; init; }

    /// <summary>Only records with a smaller number: the last of the page before.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 50;
}
