namespace Aggregator.Feeds.Markup;

/// <summary>The meaning of each prefix at the current place of the reader.</summary>
internal sealed class NamespaceBindings
{
    private readonly List<(string Prefix, FeedNamespace Namespace, int Depth)> _bindings = [];

    private int _version;

    public void Bind(string prefix, ReadOnlySpan<char> uri, int depth)
    {
        _bindings.Add((prefix, FeedNamespaces.OfUri(uri, prefix), depth));
        _version++;
    }

    /// <summary>Removes the bindings of elements that are deeper than <paramref name="depth"/>.</summary>
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

    /// <param name="isDeclared">False when the prefix is not declared, and its usual meaning is assumed.</param>
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
