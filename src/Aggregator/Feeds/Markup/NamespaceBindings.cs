namespace Aggregator.Feeds.Markup;

/// <summary>Which prefix means which vocabulary at the reader's place.</summary>
internal sealed class NamespaceBindings
{
    private readonly List<(string Prefix, FeedNamespace Namespace, int Depth)> _bindings = [];

    private int _version;

    public void Bind(string prefix, ReadOnlySpan<char> uri, int depth)
    {
        _bindings.Add((prefix, FeedNamespaces.OfUri(uri, prefix), depth));
        _version++;
    }

    /// <summary>Forgets what elements deeper than <paramref name="depth"/> bound.</summary>
    public void Leave(int depth)
    {
        var kept = _bindings.Count;
        while (kept > 0 && _bindings[kept - 1].Depth > depth)
        {
            kept--;
        }

        if (kept < _bindings.Count)
        {
            _bindings.RemoveRange(kept, _bindings.Count - kept);
            _version++;
        }
    }

    /// <param name="isDeclared">False when only custom says what the prefix means.</param>
    public FeedNamespace Resolve(MarkupName name, out bool isDeclared)
    {
        isDeclared = true;
        if (name.BindingsVersion == _version)
        {
            return name.Namespace;
        }

        name.BindingsVersion = _version;
        for (var i = _bindings.Count - 1; i >= 0; i--)
        {
            if (_bindings[i].Prefix == name.Prefix)
            {
                return name.Namespace = _bindings[i].Namespace;
            }
        }

        isDeclared = name.Prefix is "" or "xml";
        return name.Namespace = name.Prefix.Length == 0 ? FeedNamespace.Core : FeedNamespaces.OfPrefix(name.Prefix) ?? FeedNamespace.Foreign;
    }
}
