namespace Aggregator.Feeds.Markup;

/// <summary>A qualified name of one document, with the facts that the reader keeps about it.</summary>
internal sealed class MarkupName
{
    public MarkupName(KnownName known, int index)
    {
        (Full, Prefix, Local, Traits) = (known.Full, known.Prefix, known.Local, FeedVocabulary.TraitsOf(known.Local));
        Index = index;
    }

    public string Full { get; }

    /// <summary>In lower case; empty when there is no prefix.</summary>
    public string Prefix { get; }

    /// <summary>In lower case, because publishers write &lt;pubdate&gt; and &lt;ITEM&gt;.</summary>
    public string Local { get; }

    public NameTraits Traits { get; }

    /// <summary>The index among the names of the document.</summary>
    public int Index { get; }

    /// <summary>The number of open elements of this name. When it is 0,
    /// no start tag is searched, so the reading stays linear.</summary>
    public int Open { get; set; }

    /// <summary>The number of open elements of this name that were too deep to be kept.</summary>
    public int TooDeep { get; set; }

    /// <summary>The namespace of the name. It is valid for the bindings with the number <see
    /// cref="BindingsVersion"/>.</summary>
    public FeedNamespace Namespace { get; set; }

    public int BindingsVersion { get; set; } = -1;

    /// <summary>The name that came after this one the last time. Feeds repeat
    /// their sequences of names, so this guess saves most look-ups.</summary>
    public MarkupName? Follower { get; set; }

    public bool Is(NameTraits traits) => (Traits & traits) != 0;
}

/// <summary>A qualified name and its parts. All documents share it.</summary>
internal sealed record KnownName(string Full, string Prefix, string Local)
{
    public static KnownName Of(string full)
    {
        var colon = full.IndexOf(':', StringComparison.Ordinal);
        return new KnownName(full, colon < 0 ? "" : full[..colon].ToLowerInvariant(), full[(colon + 1)..].ToLowerInvariant());
    }
}
