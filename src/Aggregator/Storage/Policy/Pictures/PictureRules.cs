namespace Aggregator.Storage.Policy.Pictures;

/// <summary>The rules for looks, reports and decisions on pictures. Two addresses show one picture when their bytes are the same,
/// or when they look the same.</summary>
/// <remarks>A new look is compared only with reported or decided pictures, which are few. All stored looks are compared only when
/// an address of such a picture is seen.</remarks>
internal static class PictureRules
{
    /// <inheritdoc cref="IImageStore.SaveLookAsync"/>
    public static bool SaveLook(IPictureRows rows, ImagePlace place, ImageLook? look, DateTimeOffset now)
    {
        rows.SaveLook(place, look, now);
        if (look is not null)
        {
            Join(rows, place.Url, look);
        }

        return rows.PictureOf(place.Url) is { } picture && rows.Find(picture)?.IsHidden == true;
    }

    /// <inheritdoc cref="IImageStore.ReportAsync"/>
    public static ReportOutcome Report(IPictureRows rows, ImageReport report, DateTimeOffset now)
    {
        var id = Open(rows, report.Place, now);
        var picture = Kept(rows, id);
        var isNew = rows.AddReport(id, report.ReporterOf(picture.Salt), now);
        var reports = rows.Reports(id);
        var hides = picture.State == PictureState.Shown && reports >= report.ReportsToHide;
        if (hides)
        {
            rows.Save(picture with { State = PictureState.Hidden, DecidedAt = now });
            rows.AdvanceVersion();
        }

        return new ReportOutcome(id, reports, isNew, hides || picture.IsHidden, hides);
    }

    /// <inheritdoc cref="IImageStore.DecideAsync"/>
    public static void Decide(IPictureRows rows, long picture, PictureDecision decision)
    {
        if (rows.Find(picture) is { } known)
        {
            rows.Save(known with { State = decision.State, DecidedAt = decision.At });
            rows.AddDecision(picture, decision);
            rows.AdvanceVersion();
        }
    }

    /// <inheritdoc cref="IImageStore.OpenAsync"/>
    public static long Open(IPictureRows rows, ImagePlace place, DateTimeOffset now)
    {
        rows.AddImage(place);
        if (rows.PictureOf(place.Url) is { } known)
        {
            return known;
        }

        var picture = rows.PictureOfFamily(place.Url) ?? rows.Add(now);
        Adopt(rows, [place.Url], picture);
        if (rows.LookAt(place.Url) is { } look)
        {
            Join(rows, place.Url, look);
        }

        // The look may have shown that the picture is an older one; then the new number is gone.
        return rows.PictureOf(place.Url) ?? picture;
    }

    /// <summary>The picture at the address or at another size of it; null when there is none.</summary>
    public static long? Find(IPictureRows rows, Uri url) => rows.PictureOf(url) ?? rows.PictureOfFamily(url);

    /// <summary>Looks for a stored picture that the address shows.</summary>
    private static void Join(IPictureRows rows, Uri url, ImageLook look)
    {
        var own = rows.PictureOf(url) is { } id ? WithFirstLook(rows, Kept(rows, id), look) : null;
        if (own?.IsSeenIn(look) == true)
        {
            JoinAlike(rows, own, url);
        }
        else if (rows.Pictures().FirstOrDefault(picture => picture.IsSeenIn(look)) is { } shown)
        {
            // The address had no picture, or its publisher has put another picture there.
            Adopt(rows, [url], shown.Id);
        }
    }

    private static KeptPicture WithFirstLook(IPictureRows rows, KeptPicture picture, ImageLook look)
    {
        if (picture.ContentHash is not null)
        {
            return picture;
        }

        var seen = picture with { ContentHash = look.ContentHash, PerceptualHash = look.PerceptualHash };
        rows.Save(seen);
        return seen;
    }

    /// <summary>Joins the picture at the address with another one that is the same, or with the addresses of its copies.</summary>
    private static void JoinAlike(IPictureRows rows, KeptPicture own, Uri url)
    {
        if (rows.Pictures().FirstOrDefault(picture => picture.Id != own.Id && picture.IsSame(own)) is { } same)
        {
            Merge(rows, own, same);
            Adopt(rows, [url], same.Id);
        }
        else
        {
            // The picture may have been seen at other addresses before it was reported. They are assigned to it.
            Adopt(rows, [.. rows.LooksWithoutPicture().Where(seen => own.IsSeenIn(seen.Look)).Select(seen => seen.Url)], own.Id);
        }
    }

    /// <summary>Two reported pictures turned out to be the same.</summary>
    private static void Merge(IPictureRows rows, KeptPicture lost, KeptPicture kept)
    {
        // The salts differ, so readers who reported both pictures cannot be recognised. The greater count is certain; the sum may
        // count readers twice.
        var takesReports = rows.Reports(lost.Id) > rows.Reports(kept.Id);
        var merged = kept.With(lost, (rows.LastDecision(kept.Id), rows.LastDecision(lost.Id)));
        rows.Save(takesReports ? merged with { Salt = lost.Salt } : merged);
        rows.Merge(lost.Id, kept.Id, takesReports);
        rows.AdvanceVersion();
    }

    private static void Adopt(IPictureRows rows, IReadOnlyCollection<Uri> urls, long picture)
    {
        if (rows.Adopt(urls, picture) > 0 && Kept(rows, picture).IsHidden)
        {
            rows.AdvanceVersion();
        }
    }

    private static KeptPicture Kept(IPictureRows rows, long picture) =>
        rows.Find(picture) ?? throw new InvalidOperationException($"The store has no picture {picture}, which an address names.");
}
