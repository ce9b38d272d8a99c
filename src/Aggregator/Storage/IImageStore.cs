using Aggregator.Extraction;

namespace Aggregator.Storage;

/// <summary>What we remember of pictures: how they look, who reported them (unrecognisably), what was decided.</summary>
public interface IImageStore
{
    /// <summary>The families (<see cref="Text.Addresses.ImageAddress.Family"/>) of every hidden picture's addresses.</summary>
    Task<IReadOnlyList<string>> HiddenFamiliesAsync(CancellationToken cancellationToken);

    /// <returns>What was seen at an address; null when nobody looked, nothing could be had, or the picture is hidden.</returns>
    Task<ImageLook?> FindLookAsync(Uri url, CancellationToken cancellationToken);

    /// <returns>Those of the addresses at which nobody has looked yet.</returns>
    Task<IReadOnlyList<Uri>> UnseenAsync(IReadOnlyList<Uri> urls, CancellationToken cancellationToken);

    /// <summary>Addresses of reported or decided pictures at which nobody has looked, or not since <paramref name="triedBefore"/> with success.</summary>
    Task<IReadOnlyList<ImagePlace>> WaitingAsync(DateTimeOffset triedBefore, int limit, CancellationToken cancellationToken);

    /// <returns>The number of the picture at an address; null when nobody reported or decided it.</returns>
    Task<long?> FindPictureAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>Articles with the addresses of their pictures, the newest first.</summary>
    /// <param name="between">The numbers between which they lie, both excluded.</param>
    Task<IReadOnlyList<PicturedArticle>> ArticlesAsync((long After, long Before) between, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Saves what was seen at an address, and joins it to the reported picture that looks the same.</summary>
    /// <param name="look">Null when nothing could be had there.</param>
    /// <returns>Whether the picture at the address is hidden.</returns>
    Task<bool> SaveLookAsync(ImagePlace place, ImageLook? look, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Counts a report, and hides the picture when it is the last that was needed.</summary>
    Task<ReportOutcome> ReportAsync(ImageReport report, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What an editor decided; it overrides readers and whatever was decided before.</summary>
    Task DecideAsync(long pictureId, PictureDecision decision, CancellationToken cancellationToken);

    /// <summary>Makes a picture that nobody reported decidable.</summary>
    /// <returns>Its number; that of the known picture where there is one.</returns>
    Task<long> OpenAsync(ImagePlace place, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Every picture with a report or a decision, the newest first.</summary>
    Task<IReadOnlyList<PictureCase>> CasesAsync(CancellationToken cancellationToken);

    /// <returns>Null when there is no such picture.</returns>
    Task<PictureCase?> FindCaseAsync(long pictureId, CancellationToken cancellationToken);
}

/// <summary>Where a picture stands.</summary>
/// <param name="ArticleId">The article that showed it; null where it is not known.</param>
public sealed record ImagePlace(Uri Url, string SourceId, long? ArticleId);

/// <summary>As much of an article as its pictures need.</summary>
public sealed record PicturedArticle(long Id, string SourceId, Uri? Image, SafeHtml Body);

/// <summary>What was seen at an address.</summary>
/// <param name="ContentHash">SHA-256 of the bytes.</param>
/// <param name="PerceptualHash">256 bits that change little when the picture is resized or compressed anew, then the mean red, green and blue of its fields; null for one too plain or not to be decoded.</param>
public sealed record ImageLook(byte[] ContentHash, byte[]? PerceptualHash, string MediaType);

/// <param name="ReporterOf">Makes the reporter's name from the picture's salt: without the salt it cannot be compared with another picture's.</param>
/// <param name="ReportsToHide">How many different reporters hide a picture.</param>
public sealed record ImageReport(ImagePlace Place, Func<byte[], byte[]> ReporterOf, int ReportsToHide);

/// <param name="IsNew">False when this reporter was counted before.</param>
/// <param name="HidNow">Whether this report was the last that was needed.</param>
public sealed record ReportOutcome(long PictureId, int Reports, bool IsNew, bool IsHidden, bool HidNow);

/// <summary>Whether a picture is shown, and who says so.</summary>
public enum PictureState
{
    Shown,

    /// <summary>By so many readers, or by an editor who may still think it over.</summary>
    Hidden,

    /// <summary>For ever: an editor agreed with the readers.</summary>
    Confirmed,

    /// <summary>Shown whatever readers report: an editor disagreed with them.</summary>
    Restored,
}

/// <summary>What an editor decided about a picture.</summary>
public sealed record PictureDecision(PictureState State, string By, DateTimeOffset At, string? Reason);

/// <summary>A picture with everything that was said about it.</summary>
public sealed record PictureCase(
    long Id,
    PictureState State,
    int Reports,
    DateTimeOffset OpenedAt,
    DateTimeOffset? LastReport,
    IReadOnlyList<ImagePlace> Places,
    IReadOnlyList<PictureDecision> Decisions);
