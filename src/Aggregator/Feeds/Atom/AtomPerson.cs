using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Atom;

/// <summary>An author or contributor (RFC 4287 §3.2).</summary>
internal static class AtomPerson
{
    public static FeedPerson? Read(MarkupNode node, Addresses addresses)
    {
        var uri = node.Child("uri") ?? node.Child("url") ?? node.Child("homepage");
        var name = Texts.Plain(node.Child("name"));
        var email = Texts.Plain(node.Child("email"));
        var url = uri is null ? null : addresses.Resolve(Texts.Plain(uri), uri);
        return name is null && email is null && url is null ? People.Read(Texts.Plain(node)) : new FeedPerson(name, email, url);
    }
}
