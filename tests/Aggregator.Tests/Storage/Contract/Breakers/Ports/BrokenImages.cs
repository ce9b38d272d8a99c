using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenImages(IImageStore store) : IImageStore
{
    public Func<CancellationToken, Task<IReadOnlyList<string>>> HiddenFamilies { get; init; } = store.HiddenFamiliesAsync;

    public Task<IReadOnlyList<string>> HiddenFamiliesAsync(CancellationToken cancellationToken) =>
        HiddenFamilies(cancellationToken);

    public Func<Uri, CancellationToken, Task<ImageLook?>> FindLook { get; init; } = store.FindLookAsync;

    public Task<ImageLook?> FindLookAsync(Uri url, CancellationToken cancellationToken) =>
        FindLook(url, cancellationToken);

    public Func<IReadOnlyList<Uri>, CancellationToken, Task<IReadOnlyList<Uri>>> Unseen { get; init; } = store.UnseenAsync;

    public Task<IReadOnlyList<Uri>> UnseenAsync(IReadOnlyList<Uri> urls, CancellationToken cancellationToken) =>
        Unseen(urls, cancellationToken);

    public Func<DateTimeOffset, int, CancellationToken, Task<IReadOnlyList<ImagePlace>>> Waiting { get; init; } = store.WaitingAsync;

    public Task<IReadOnlyList<ImagePlace>> WaitingAsync(DateTimeOffset triedBefore, int limit, CancellationToken cancellationToken) =>
        Waiting(triedBefore, limit, cancellationToken);

    public Func<Uri, CancellationToken, Task<long?>> FindPicture { get; init; } = store.FindPictureAsync;

    public Task<long?> FindPictureAsync(Uri url, CancellationToken cancellationToken) =>
        FindPicture(url, cancellationToken);

    public Func<(long After, long Before), DateTimeOffset, int, CancellationToken, Task<IReadOnlyList<PicturedArticle>>> Articles { get; init; } =
        store.ArticlesAsync;

    public Task<IReadOnlyList<PicturedArticle>> ArticlesAsync((long After, long Before) between, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        Articles(between, since, limit, cancellationToken);

    public Func<ImagePlace, ImageLook?, DateTimeOffset, CancellationToken, Task<bool>> SaveLook { get; init; } = store.SaveLookAsync;

    public Task<bool> SaveLookAsync(ImagePlace place, ImageLook? look, DateTimeOffset now, CancellationToken cancellationToken) =>
        SaveLook(place, look, now, cancellationToken);

    public Func<ImageReport, DateTimeOffset, CancellationToken, Task<ReportOutcome>> Report { get; init; } = store.ReportAsync;

    public Task<ReportOutcome> ReportAsync(ImageReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        Report(report, now, cancellationToken);

    public Func<long, PictureDecision, CancellationToken, Task> Decide { get; init; } = store.DecideAsync;

    public Task DecideAsync(long pictureId, PictureDecision decision, CancellationToken cancellationToken) =>
        Decide(pictureId, decision, cancellationToken);

    public Func<ImagePlace, DateTimeOffset, CancellationToken, Task<long>> Open { get; init; } = store.OpenAsync;

    public Task<long> OpenAsync(ImagePlace place, DateTimeOffset now, CancellationToken cancellationToken) =>
        Open(place, now, cancellationToken);

    public Func<CancellationToken, Task<IReadOnlyList<PictureCase>>> Cases { get; init; } = store.CasesAsync;

    public Task<IReadOnlyList<PictureCase>> CasesAsync(CancellationToken cancellationToken) =>
        Cases(cancellationToken);

    public Func<long, CancellationToken, Task<PictureCase?>> FindCase { get; init; } = store.FindCaseAsync;

    public Task<PictureCase?> FindCaseAsync(long pictureId, CancellationToken cancellationToken) =>
        FindCase(pictureId, cancellationToken);
}
