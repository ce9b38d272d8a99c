using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The lead picture: the picture that the page declares, else the first large picture.</summary>
internal static class ImageField
{
    private const int MinWidth = 200;

    public static Uri? Read(Page page, PageEvidence evidence, PageNode? container) =>
        Declared(page, evidence) ?? FirstLarge(page, container);

    private static Uri? Declared(Page page, PageEvidence evidence)
    {
        string?[] declared =
        [
            .. evidence.Metas("og:image"), evidence.Meta("og:image:url", "og:image:secure_url"), .. evidence.Data.Images,
            evidence.Meta("twitter:image", "twitter:image:src", "image", "thumbnail"),
            page.Links.FirstOrDefault(link => link.Element.GetAttribute("rel") is "image_src")?.Element.GetAttribute("href"),
        ];
        return declared.Select(address => Pictures.Usable(page, address)).FirstOrDefault(address => address is not null);
    }

    private static Uri? FirstLarge(Page page, PageNode? container) =>
        page.Media
            .Where(media => container is null || container.Holds(media.Node) || media.BeforeBlock <= container.FirstBlock + 2)
            .Where(media => !media.Node.Has(NodeTraits.Pruned) && Pictures.Pixels(media.Node.Element.GetAttribute("width")) is 0 or >= MinWidth)
            .OrderByDescending(media => container?.Holds(media.Node) ?? false)
            .Select(media => Pictures.AddressOf(page, media.Node))
            .FirstOrDefault(address => address is not null);
}
