namespace Aggregator.Storage.Policy.Pictures;

/// <summary>A picture as a store keeps it.</summary>
internal sealed record KeptPicture
{
    public required long Id { get; init; }

    public PictureState State { get; init; }

    public required byte[] Salt { get; init; }

    public byte[]? ContentHash { get; init; }

    public byte[]? PerceptualHash { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether what was seen at an address is this picture, as it was seen first.</summary>
    /// <remarks>Compared is always with the first look, never from copy to copy: likeness that is handed on drifts.</remarks>
    public bool IsSeenIn(ImageLook look) => ContentHash is not null && ImageLikeness.IsSame((ContentHash, PerceptualHash), (look.ContentHash, look.PerceptualHash));

    public bool IsHidden => State is PictureState.Hidden or PictureState.Confirmed;

    /// <summary>Two reported pictures turn out to be one.</summary>
    /// <param name="lost">The one that goes up in this one.</param>
    /// <param name="decided">The last decision on this one and on the lost one; null where there is none.</param>
    public KeptPicture With(KeptPicture lost, (DateTimeOffset? Here, DateTimeOffset? Lost) decided)
    {
        // An editor's word stands above readers' reports, the later word above the earlier.
        var isOverruled = decided.Lost is { } word && word > (decided.Here ?? DateTimeOffset.MinValue);
        var kept = isOverruled ? this with { State = lost.State, DecidedAt = lost.DecidedAt } : this;
        return kept.State == PictureState.Shown && lost.State == PictureState.Hidden
            ? kept with { State = lost.State, DecidedAt = lost.DecidedAt }
            : kept;
    }
}
