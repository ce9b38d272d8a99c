namespace Aggregator.Storage.Policy.Pictures;

/// <summary>A picture as a store keeps it.</summary>
internal sealed record KeptPicture
{
    public required long Id { get; init; }

    public PictureState State { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>Of the first look at the picture, as is <see cref="PerceptualHash"/>; null when nobody looked.</summary>
    public byte[]? ContentHash { get; init; }

    public byte[]? PerceptualHash { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether a look shows this picture.</summary>
    /// <remarks>The comparison uses the first look at the picture. If copies were compared with copies, small differences would
    /// add up.</remarks>
    public bool IsSeenIn(ImageLook look) => ImageLikeness.IsSame((ContentHash, PerceptualHash), (look.ContentHash, look.PerceptualHash));

    /// <summary>Whether the first looks at both pictures show one picture.</summary>
    public bool IsSame(KeptPicture other) => ImageLikeness.IsSame((ContentHash, PerceptualHash), (other.ContentHash, other.PerceptualHash));

    public bool IsHidden => State is PictureState.Hidden or PictureState.Confirmed;

    /// <summary>Joins this picture with another one that turned out to be the same.</summary>
    /// <param name="lost">The other picture; it will be deleted.</param>
    /// <param name="decided">When an editor last decided on this picture and on the other one; null when no editor has.</param>
    public KeptPicture With(KeptPicture lost, (DateTimeOffset? Here, DateTimeOffset? Lost) decided)
    {
        // An editor's decision counts more than readers' reports, and a later decision more than an earlier one.
        var isOverruled = decided.Lost is { } word && word > (decided.Here ?? DateTimeOffset.MinValue);
        var kept = isOverruled ? this with { State = lost.State, DecidedAt = lost.DecidedAt } : this;
        return kept.State == PictureState.Shown && lost.State == PictureState.Hidden
            ? kept with { State = lost.State, DecidedAt = lost.DecidedAt }
            : kept;
    }
}
