using System.Xml.Linq;
using Aggregator.Feeds.Json;
using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Builds the tree that the library's classes for JSON Feed read.
/// Each member is an element, and its type is an attribute.</summary>
internal static class JsonTree
{
    private static readonly string[] Texts =
    [
        "title", "description", "home_page_url", "feed_url", "next_url", "icon", "favicon", "language", "id", "url", "external_url", "summary", "content_html",
        "content_text", "image", "banner_image", "date_published", "date_modified", "name", "mime_type", "size_in_bytes",
    ];

    private static readonly string[] Lists = ["items", "authors", "tags", "attachments", "hubs"];

    public static XElement Of(JsonValue feed, RepairLog repairs)
    {
        var tree = Object("root", feed);
        if (tree.Element("items") is { } items && items.Elements().Skip(FeedParser.MaxEntries).Any())
        {
            repairs.Add(-1, $"Only the first {FeedParser.MaxEntries} entries were read.");
            items.Elements().Skip(FeedParser.MaxEntries).Remove();
        }

        return tree;
    }

    private static XElement Object(string name, JsonValue value)
    {
        var element = new XElement(name, new XAttribute("type", "object"));
        foreach (var text in Texts)
        {
            if (value.String(text) is { } written)
            {
                element.Add(new XElement(text, new XAttribute("type", "string"), written));
            }
        }

        foreach (var list in Lists)
        {
            // Version 1.0 has one author, and publishers write a single object where a list is expected.
            var items = list is "authors" ? value.List("authors").Concat(value.List("author")) : value.List(list);
            if (items.Any())
            {
                element.Add(new XElement(list, new XAttribute("type", "array"), items.Select(item => Item(list, item))));
            }
        }

        return element;
    }

    private static XElement? Item(string list, JsonValue item) => item switch
    {
        JsonValue.Mapping when list is not "tags" => Object("item", item),
        JsonValue.Text(var name) when list is "authors" => new XElement("item", new XAttribute("type", "object"), new XElement("name", name)),
        JsonValue.Text(var tag) when list is "tags" => new XElement("item", new XAttribute("type", "string"), tag),
        _ => null,
    };
}
