using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds.Testimony;

/// <summary>Makes addresses absolute, with <c>xml:base</c> and the document's own address (RFC 3986 §5).</summary>
internal sealed class Addresses(Uri document)
{
    private readonly Uri? _document = document.IsAbsoluteUri && document.Scheme is "http" or "https" or "ftp" or "file" ? document : null;

    /// <summary>The base in formats that cannot state a base.</summary>
    public Uri? Document => _document ?? Site;

    /// <summary>The site that the feed names. It is the base when neither
    /// a stated base nor the document's address is known.</summary>
    public Uri? Site { get; set; }

    /// <returns>The address that relative references inside the element are resolved against; null when it is unknown.</returns>
    public Uri? BaseOf(MarkupNode node)
    {
        if (!node.Document.HasBase)
        {
            return _document ?? Site;
        }

        var outer = node.Parent is { } parent ? BaseOf(parent) : _document;
        if (node.XmlAttribute("base") is not { Length: > 0 } written)
        {
            return outer ?? (node.Parent is null ? null : Site);
        }

        return Clean(written) is { Length: > 0 } clean && Combine(outer, clean) is { IsAbsoluteUri: true } resolved ? resolved : outer;
    }

    /// <summary>Whether the feed states the base of relative references inside the element.</summary>
    public static bool IsBaseStated(MarkupNode node) =>
        node.Document.HasBase && (node.XmlAttribute("base") is { Length: > 0 } || (node.Parent is { } parent && IsBaseStated(parent)));

    /// <returns>Null for a blank or unreadable reference, and for a relative reference without a base.</returns>
    public Uri? Resolve(string? reference, MarkupNode? at)
    {
        if (Clean(reference) is not { Length: > 0 } clean)
        {
            // An empty reference means the base itself, but only in a document that states a base.
            return reference is not null && at is { Document.HasBase: true } element ? BaseOf(element) : null;
        }

        // Most addresses are absolute and need no base.
        if (clean.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(clean, UriKind.Absolute, out var absolute))
        {
            return absolute;
        }

        return Combine(at is { } node ? BaseOf(node) : _document ?? Site, clean);
    }

    /// <summary>The reference without line breaks and tabs, because
    /// publishers break addresses over lines and indent them.</summary>
    private static string? Clean(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var trimmed = reference.Trim();
        return trimmed.AsSpan().ContainsAny('\n', '\r', '\t') ? string.Concat(trimmed.Split('\n', '\r', '\t').Select(part => part.Trim())) : trimmed;
    }

    private static Uri? Combine(Uri? outer, string reference)
    {
        if (HasScheme(reference) && Uri.TryCreate(reference, UriKind.Absolute, out var absolute))
        {
            return absolute;
        }

        if (outer is null)
        {
            return null;
        }

        return Uri.TryCreate(outer, reference, out var resolved) ? resolved : null;
    }

    /// <summary>Whether the reference begins with a scheme. On Unix,
    /// .NET would read "/path" as an absolute file address.</summary>
    private static bool HasScheme(string reference)
    {
        var colon = reference.AsSpan().IndexOfAny(":/?#");
        return colon > 0 && reference[colon] == ':' && char.IsAsciiLetter(reference[0]);
    }
}
