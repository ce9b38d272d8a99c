using Aggregator.Extraction;

namespace Aggregator.Storage;

/// <summary>What is stored about pictures: how they look, who reported them (as hashes that name nobody), and what was
/// decided.</summary>
public interface IImageStore
{
    /// <summary>The families (<see cref="Text.Addresses.ImageAddress.Family"/>) of the addresses of all hidden
    /// pictures.</summary>
    Task<IReadOnlyList<string>> HiddenFamiliesAsync(CancellationToken cancellationToken);

    /// <returns>What was seen at an address; null when the picture is hidden, or the address was not loaded, or gave no
    /// picture.</returns>
    Task<ImageLook?> FindLookAsync(Uri url, CancellationToken cancellationToken);

    /// <returns>Those of the addresses that were never loaded.</returns>
    Task<IReadOnlyList<Uri>> UnseenAsync(IReadOnlyList<Uri> urls, CancellationToken cancellationToken);

    /// <summary>Addresses of reported or decided pictures that were never loaded, or that failed before <paramref
    /// name="triedBefore"/>.</summary>
    Task<IReadOnlyList<ImagePlace>> WaitingAsync(DateTimeOffset triedBefore, int limit, CancellationToken cancellationToken);

    /// <returns>The number of the picture at an address; null when nobody reported or decided on it.</returns>
    Task<long?> FindPictureAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>Articles with the addresses of their pictures, the newest first.</summary>
    /// <param name="between">Only articles with numbers between these two; both numbers are excluded.</param>
    Task<IReadOnlyList<PicturedArticle>> ArticlesAsync((long After, long Before) between, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Saves what was seen at an address. When it looks like a stored picture, the address is added to that
    /// picture.</summary>
    /// <param name="look">Null when the address gave no picture.</param>
    /// <returns>Whether the picture at the address is hidden.</returns>
    Task<bool> SaveLookAsync(ImagePlace place, ImageLook? look, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Counts a report. The picture is hidden when it has enough reports.</summary>
    Task<ReportOutcome> ReportAsync(ImageReport report, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Saves an editor's decision. It overrides the reports and every earlier decision.</summary>
    Task DecideAsync(long pictureId, PictureDecision decision, CancellationToken cancellationToken);

    /// <summary>Creates the picture at an address, so that an editor can decide on it before any reader reports it.</summary>
    /// <returns>The number of the picture; when there is one already, its number.</returns>
    Task<long> OpenAsync(ImagePlace place, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Every picture with a report or a decision, the newest first.</summary>
    Task<IReadOnlyList<PictureCase>> CasesAsync(CancellationToken cancellationToken);

    /// <returns>Null when there is no such picture.</returns>
    Task<PictureCase?> FindCaseAsync(long pictureId, CancellationToken cancellationToken);
}

/// <summary>An address where a picture is.</summary>
/// <param name="ArticleId">The article that showed the picture; null when it is not known.</param>
public sealed record ImagePlace(Uri Url, string SourceId, long? ArticleId);

/// <summary>The parts of an article that can contain pictures.</summary>
public sealed record PicturedArticle(long Id, string SourceId, Uri? Image, SafeHtml Body);

/// <summary>What was seen at the address of a picture.</summary>
/// <param name="ContentHash">SHA-256 of the bytes.</param>
/// <param name="PerceptualHash">32 bytes that change little when the picture is resized or compressed again, then the mean red,
/// green and blue of each field of the picture. Null when the picture is too plain to compare or cannot be decoded.</param>
public sealed record ImageLook(byte[] ContentHash, byte[]? PerceptualHash, string MediaType);

/// <param name="ReporterOf">Makes a hash of the reporter from the salt of the picture. Each picture has another salt, so nobody
/// can see that two pictures have the same reporter.</param>
/// <param name="ReportsToHide">How many different readers must report a picture to hide it.</param>
public sealed record ImageReport(ImagePlace Place, Func<byte[], byte[]> ReporterOf, int ReportsToHide);

/// <param name="IsNew">False when this reporter had reported the picture before.</param>
/// <param name="HidNow">Whether this report hid the picture.</param>
public sealed record ReportOutcome(long PictureId, int Reports, bool IsNew, bool IsHidden, bool HidNow);

/// <summary>Whether a picture is shown, and who decided it.</summary>
public enum PictureState
{
    Shown,

    /// <summary>Hidden by readers' reports, or by an editor for the time being.</summary>
    Hidden,

    /// <summary>Hidden for ever: an editor agreed with the readers.</summary>
    Confirmed,

    /// <summary>Shown whatever readers report: an editor disagreed with the reports.</summary>
    Restored,
}

/// <summary>What an editor decided about a picture.</summary>
public sealed record PictureDecision(PictureState State, string By, DateTimeOffset At, string? Reason);

/// <summary>A picture with its reports and decisions.</summary>
public sealed record PictureCase(
    long Id,
    PictureState State,
    int Reports,
    DateTimeOffset OpenedAt,
    DateTimeOffset? LastReport,
    IReadOnlyList<ImagePlace> Places,
    IReadOnlyList<PictureDecision> Decisions);
