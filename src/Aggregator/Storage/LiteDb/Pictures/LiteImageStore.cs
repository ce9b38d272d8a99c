using Aggregator.Extraction;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Pictures;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Pictures;

/// <summary><see cref="IImageStore"/> in LiteDB.</summary>
internal sealed class LiteImageStore(LiteGate gate) : IImageStore
{
    public Task<IReadOnlyList<string>> HiddenFamiliesAsync(CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyList<string>>(
        static session =>
        [
            .. PictureDocument.All(session).Where(picture => picture.IsHidden).ToList()
                .SelectMany(picture => ImageDocument.OfPicture(session, picture.Id)).Select(image => image["family_name"].AsString).Distinct(StringComparer.Ordinal),
        ],
        cancellationToken);

    public Task<ImageLook?> FindLookAsync(Uri url, CancellationToken cancellationToken) => gate.ReadAsync(
        session => ImageDocument.Find(session, url) is { } image && image.ContainsKey("type") && !PictureDocument.IsHidden(session, image.NumberOrNull("picture"))
            ? ImageDocument.LookOf(image)
            : null,
        cancellationToken);

    public Task<IReadOnlyList<Uri>> UnseenAsync(IReadOnlyList<Uri> urls, CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyList<Uri>>(
        session => [.. urls.DistinctBy(url => url.AbsoluteUri).Where(url => ImageDocument.Find(session, url)?.ContainsKey("looked") != true)],
        cancellationToken);

    public Task<IReadOnlyList<ImagePlace>> WaitingAsync(DateTimeOffset triedBefore, int limit, CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<ImagePlace>>(
            session =>
            [
                .. session.Range(ImageDocument.Collection, "picture", 1L, long.MaxValue)
                    .Where(image => !image.ContainsKey("content") && (image.InstantOrNull("looked") is not { } looked || looked < triedBefore))
                    .OrderByDescending(image => image["_id"].AsInt64).Take(limit).Select(ImageDocument.PlaceOf),
            ],
            cancellationToken);

    public Task<long?> FindPictureAsync(Uri url, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => PictureRules.Find(new LitePictureRows(session), url), cancellationToken);

    public Task<IReadOnlyList<PicturedArticle>> ArticlesAsync(
        (long After, long Before) between, DateTimeOffset since, int limit, CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyList<PicturedArticle>>(
        session =>
        [
            .. session.Range(ArticleDocument.Collection, "_id", between.After + 1, between.Before - 1, isDescending: true)
                .TakeWhile(article => article.Instant("updated") >= since)
                .Where(article => article.Instant("at") >= since).Take(limit).ToList()
                .Select(article => new PicturedArticle(
                    article["_id"].AsInt64,
                    article["source"].AsString,
                    article.UriOrNull("image"),
                    SafeHtml.FromStore(session.Find(ArticleDocument.Bodies, article["_id"])?["html"].AsString ?? ""))),
        ],
        cancellationToken);

    public Task<bool> SaveLookAsync(ImagePlace place, ImageLook? look, DateTimeOffset now, CancellationToken cancellationToken) =>
        gate.WriteAsync(session => PictureRules.SaveLook(new LitePictureRows(session), place, look, now), cancellationToken);

    public Task<ReportOutcome> ReportAsync(ImageReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        gate.WriteAsync(session => PictureRules.Report(new LitePictureRows(session), report, now), cancellationToken);

    public Task DecideAsync(long pictureId, PictureDecision decision, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            PictureRules.Decide(new LitePictureRows(session), pictureId, decision);
            return 0;
        },
        cancellationToken);

    public Task<long> OpenAsync(ImagePlace place, DateTimeOffset now, CancellationToken cancellationToken) =>
        gate.WriteAsync(session => PictureRules.Open(new LitePictureRows(session), place, now), cancellationToken);

    public Task<IReadOnlyList<PictureCase>> CasesAsync(CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyList<PictureCase>>(
        static session => [.. PictureDocument.All(session).ToList().Select(picture => Case(session, picture)).Reverse()], cancellationToken);

    public Task<PictureCase?> FindCaseAsync(long pictureId, CancellationToken cancellationToken) => gate.ReadAsync(
        session => PictureDocument.Find(session, pictureId) is { } picture ? Case(session, picture) : null, cancellationToken);

    private static PictureCase Case(LiteSession session, KeptPicture picture)
    {
        var reports = ReportDocument.Of(session, picture.Id);
        return new PictureCase(
            picture.Id,
            picture.State,
            reports.Count,
            picture.OpenedAt,
            reports.Count == 0 ? null : reports.Max(),
            [.. ImageDocument.OfPicture(session, picture.Id).Select(ImageDocument.PlaceOf)],
            PictureDocument.Decisions(session, picture.Id));
    }
}
