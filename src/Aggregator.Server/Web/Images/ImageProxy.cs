using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Microsoft.Net.Http.Headers;

namespace Aggregator.Server.Web.Images;

/// <summary>Serves our copies of pictures at addresses with our signature.</summary>
internal sealed class ImageProxy(
    ImageLinks links, HiddenImages hidden, ImageSupply supply, StoreStamp stamp, SourceDirectory sources)
{
    // A day in browsers and an hour in shared caches. With longer times a hidden picture would stay visible there.
    private const string CacheControl = "public, max-age=86400, s-maxage=3600, immutable";

    public static void Map(WebApplication app) => app.MapRead(
        "/img/{signature}/{source}/{name}",
        (string signature, string source, string name, HttpContext context, ImageProxy proxy) =>
            proxy.AnswerAsync((signature, source, name), context.Response, context.RequestAborted));

    private async Task<IResult> AnswerAsync((string Signature, string Source, string Name) asked, HttpResponse response, CancellationToken cancellationToken)
    {
        // Whatever a picture really holds, nothing in it may run, and every feed reader may show it.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
        if (links.Read(asked.Signature, asked.Source, asked.Name) is not { } url)
        {
            response.Headers.CacheControl = "no-store";
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await stamp.CurrentAsync(cancellationToken);
        var picture = hidden.Contains(url) || sources.IsGone(asked.Source) ? null : await FindAsync(new ImagePlace(url, asked.Source, null), cancellationToken);
        if (picture is not { } found)
        {
            response.Headers.CacheControl = "public, max-age=300";
            return Results.Text(PaperMark.Picture(sources.OrUnknown(asked.Source)), "image/svg+xml; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        response.Headers.CacheControl = CacheControl;
        return Results.Stream(found.Stream, found.MediaType, entityTag: new EntityTagHeaderValue($"\"{found.Hash[..32]}\""));
    }

    private async Task<(Stream Stream, string MediaType, string Hash)?> FindAsync(ImagePlace place, CancellationToken cancellationToken)
    {
        if (await supply.OpenCopyAsync(place.Url, cancellationToken) is { } copy)
        {
            return (copy.Stream, copy.MediaType, copy.Hash);
        }

        if (await supply.GetAsync(place, cancellationToken) is not { } picture)
        {
            return null;
        }

        if (picture.IsHidden)
        {
            // The picture is a copy of a hidden one; this shows only after it was fetched.
            stamp.Forget();
            return null;
        }

        return (new MemoryStream(picture.Bytes.ToArray(), writable: false), picture.MediaType, picture.Hash);
    }
}
