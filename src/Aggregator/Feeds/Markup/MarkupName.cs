namespace Aggregator.Feeds.Markup;

/// <summary>A qualified name as it occurs in one document, with what the reader keeps about it.</summary>
internal sealed class MarkupName
{
    public MarkupName(KnownName known, int index)
    {
        (Full, Prefix, Local, Traits) = (known.Full, known.Prefix, known.Local, FeedVocabulary.TraitsOf(known.Local));
        Index = index;
    }

    public string Full { get; }

    /// <summary>Lower case; empty without a prefix.</summary>
    public string Prefix { get; }

    /// <summary>Lower case, because publishers write &lt;pubdate&gt; and &lt;ITEM&gt;.</summary>
    public string Local { get; }

    public NameTraits Traits { get; }

    /// <summary>Its place among the names of the document.</summary>
    public int Index { get; }

    /// <summary>How many elements of this name are open; makes the search for a start tag linear.</summary>
    public int Open { get; set; }

    /// <summary>How many open elements of this name were too deep to be kept.</summary>
    public int TooDeep { get; set; }

    /// <summary>The namespace under the bindings numbered <see cref="BindingsVersion"/>.</summary>
    public FeedNamespace Namespace { get; set; }

    public int BindingsVersion { get; set; } = -1;

    /// <summary>The name that followed this one last: feeds repeat themselves, and a guess saves a look-up.</summary>
    public MarkupName? Follower { get; set; }

    public bool Is(NameTraits traits) => (Traits & traits) != 0;
}

/// <summary>A qualified name and its parts, the same for all documents.</summary>
internal sealed record KnownName(string Full, string Prefix, string Local)
{
    public static KnownName Of(string full)
    {
        var colon = full.IndexOf(':', StringComparison.Ordinal);
        return new KnownName(full, colon < 0 ? "" : full[..colon].ToLowerInvariant(), full[(colon + 1)..].ToLowerInvariant());
    }
}
