namespace Aggregator.Storage.Policy.Pictures;

/// <summary>The reads and writes that the rules of pictures need, inside one transaction of a store.</summary>
/// <remarks>An image is an address. A picture is what can be seen there; several addresses may show the same picture. Only
/// reported or decided pictures are stored.</remarks>
internal interface IPictureRows
{
    /// <summary>Stores the address unless it is stored already.</summary>
    void AddImage(ImagePlace place);

    /// <summary>Stores what was seen at an address and the time of the attempt. When nothing was seen, an earlier look
    /// stays.</summary>
    void SaveLook(ImagePlace place, ImageLook? look, DateTimeOffset now);

    /// <returns>Null when the address was not loaded, or gave no picture.</returns>
    ImageLook? LookAt(Uri url);

    /// <summary>The addresses that belong to no picture, with what was seen there.</summary>
    IEnumerable<(Uri Url, ImageLook Look)> LooksWithoutPicture();

    /// <returns>The picture at the address; null when there is none.</returns>
    long? PictureOf(Uri url);

    /// <returns>The picture at an address that differs only in the size (<see cref="Text.Addresses.ImageAddress.Family"/>); null
    /// when there is none.</returns>
    long? PictureOfFamily(Uri url);

    /// <summary>Assigns the addresses to the picture.</summary>
    /// <returns>How many of the addresses did not belong to it before.</returns>
    int Adopt(IReadOnlyCollection<Uri> urls, long picture);

    KeptPicture? Find(long picture);

    /// <summary>In order of id.</summary>
    IEnumerable<KeptPicture> Pictures();

    /// <summary>Creates a picture that is shown, with a new random salt.</summary>
    /// <returns>The number of the picture.</returns>
    long Add(DateTimeOffset now);

    void Save(KeptPicture picture);

    /// <summary>Joins two pictures. The addresses and decisions of the lost picture go to the kept one.</summary>
    /// <param name="lost">This picture is deleted with its reports.</param>
    /// <param name="takesReports">Whether the reports of the lost picture replace the reports of the kept one.</param>
    void Merge(long lost, long kept, bool takesReports);

    /// <returns>False when the reporter had reported the picture before.</returns>
    bool AddReport(long picture, byte[] reporter, DateTimeOffset now);

    int Reports(long picture);

    void AddDecision(long picture, PictureDecision decision);

    /// <returns>When an editor last decided on the picture; null when no editor has.</returns>
    DateTimeOffset? LastDecision(long picture);

    /// <summary>Marks a visible change: caches are made anew.</summary>
    void AdvanceVersion();
}
