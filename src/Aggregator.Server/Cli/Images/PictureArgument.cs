using System.Buffers.Text;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Aggregator.Storage;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Cli.Images;

/// <summary>How an editor names a picture: by its number, its address, the address of our copy, or the article above which it
/// stands.</summary>
internal static class PictureArgument
{
    public static Argument<string> Create() => new("PICTURE")
    {
        Description = "A picture's number (image list), its address or our copy's, or the address here of the article whose picture it is (/a/NUMBER)",
    };

    public static string Unknown(string text) => $"{text}: no such picture; see image list, or name it by its address or its article's (/a/NUMBER).";

    /// <summary>The number of the picture; a picture without reports gets a number.</summary>
    /// <returns>Null when the name leads to no picture.</returns>
    public static async Task<long?> OpenAsync(Store store, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return await store.Images.FindCaseAsync(number, cancellationToken) is null ? null : number;
        }

        return await PlaceAsync(store, text, cancellationToken) is { } place ? await store.Images.OpenAsync(place, now, cancellationToken) : null;
    }

    /// <returns>Null when the name leads to no picture with a report or a decision.</returns>
    public static async Task<PictureCase?> FindAsync(Store store, string text, CancellationToken cancellationToken)
    {
        var picture = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : await PlaceAsync(store, text, cancellationToken) is { } place ? await store.Images.FindPictureAsync(place.Url, cancellationToken)
            : null;
        return picture is { } known ? await store.Images.FindCaseAsync(known, cancellationToken) : null;
    }

    private static async Task<ImagePlace?> PlaceAsync(Store store, string text, CancellationToken cancellationToken)
    {
        if (NumberArgument.Read(text) is { } article)
        {
            return await store.Reading.FindArticleAsync(article, cancellationToken) is { Article.Image: { } lead } found
                ? new ImagePlace(lead, found.Article.SourceId, found.Id)
                : null;
        }

        if (Proxied(text) is { } copy)
        {
            return copy;
        }

        // .NET would read a bare path as the address of a file.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && ImageAddress.IsUsable(address) ? new ImagePlace(address, address.Host, null) : null;
    }

    /// <summary>…/img/SIGNATURE/SOURCE/NAME. The signature is not checked, because an editor may name any picture.</summary>
    private static ImagePlace? Proxied(string text)
    {
        if (text.Split('/') is not [.., "img", _, var source, var name])
        {
            return null;
        }

        var encoded = name.Split('.')[0];
        return Base64Url.IsValid(encoded)
            && Uri.TryCreate(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded)), UriKind.Absolute, out var address)
            && ImageAddress.IsUsable(address)
            ? new ImagePlace(address, source, null)
            : null;
    }
}
