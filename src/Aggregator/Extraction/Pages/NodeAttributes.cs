using System.Buffers;
using Aggregator.Extraction.Pages.Tree;

namespace Aggregator.Extraction.Pages;

/// <summary>The attributes that decide what an element is. They are read in one pass.</summary>
internal readonly record struct NodeAttributes
{
    private static readonly SearchValues<string> AuthorPaths = SearchValues.Create(
        ["/author", "/autor", "/staff/", "/journalist", "/writers/", "/reporter", "/by/", "/auteur"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Class and id.</summary>
    public string Names { get; init; }

    public string Role { get; init; }

    public string ItemProp { get; init; }

    /// <summary>Whether RDFa names the element a person, a creator or an author.</summary>
    public bool IsRdfaAuthor { get; init; }

    public bool IsHidden { get; init; }

    public bool IsLink { get; init; }

    public bool IsAuthorLink { get; init; }

    public static NodeAttributes Read(TreeElement element)
    {
        var (names, id, role, itemProp) = ("", "", "", "");
        var (hidden, link, author, rdfa) = (false, false, false, false);
        foreach (var attribute in element.Own)
        {
            switch (attribute.Name)
            {
                case "class": names = attribute.Value; break;
                case "id": id = attribute.Value; break;
                case "role": role = attribute.Value; break;
                case "property" or "typeof": rdfa |= NamesAuthor(attribute.Value); break;
                case "itemprop": itemProp = attribute.Value; break;
                case "href": link = true; author |= IsAuthorAddress(attribute.Value); break;
                case "hidden": hidden = true; break;
                case "aria-hidden": hidden |= attribute.Value == "true"; break;
                case "style": hidden |= Hides(attribute.Value); break;
                case "rel": author |= attribute.Value.Contains("author", StringComparison.OrdinalIgnoreCase); break;
                default: break;
            }
        }

        return new NodeAttributes
        {
            Names = id.Length == 0 ? names : names.Length == 0 ? id : string.Concat(names, " ", id),
            Role = role,
            ItemProp = itemProp,
            IsRdfaAuthor = rdfa,
            IsHidden = hidden,
            IsLink = link,
            IsAuthorLink = author,
        };
    }

    /// <summary>Whether a link leads to the page of an author.</summary>
    public static bool IsAuthorAddress(string? address) =>
        address.AsSpan().ContainsAny(AuthorPaths);

    /// <summary>RDFa as Drupal and other systems write it: property="schema:author", typeof="schema:Person",
    /// typeof="sioc:UserAccount".</summary>
    public static bool NamesAuthor(string? value) => value is not null
        && (value.Contains("author", StringComparison.OrdinalIgnoreCase) || value.Contains("creator", StringComparison.OrdinalIgnoreCase)
            || value.Contains("Person", StringComparison.Ordinal) || value.Contains("UserAccount", StringComparison.Ordinal));

    private static bool Hides(string style) =>
        style.Contains("none", StringComparison.OrdinalIgnoreCase)
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)
        || style.Contains("hidden", StringComparison.OrdinalIgnoreCase)
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
}
