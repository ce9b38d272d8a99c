namespace Aggregator.Storage.Policy.Pictures;

/// <summary>What the rules of pictures read and write of a store, inside one of its transactions.</summary>
/// <remarks>An image is an address, a picture is what is seen there and at whatever other address. Only reported or decided pictures are kept.</remarks>
internal interface IPictureRows
{
    /// <summary>Keeps the address, where it is not known.</summary>
    void AddImage(ImagePlace place);

    /// <summary>Keeps what was seen at an address, and that somebody looked; what was seen before stays where nothing is seen now.</summary>
    void SaveLook(ImagePlace place, ImageLook? look, DateTimeOffset now);

    /// <returns>Null when nobody looked, or nothing could be had.</returns>
    ImageLook? LookAt(Uri url);

    /// <summary>The addresses that belong to no picture, with what was seen there.</summary>
    IEnumerable<(Uri Url, ImageLook Look)> LooksWithoutPicture();

    /// <returns>The picture at an address; null when none is kept.</returns>
    long? PictureOf(Uri url);

    /// <returns>The picture at another size of the address (<see cref="Text.Addresses.ImageAddress.Family"/>); null when none is kept.</returns>
    long? PictureOfFamily(Uri url);

    /// <returns>How many of the addresses did not belong to the picture.</returns>
    int Adopt(IReadOnlyCollection<Uri> urls, long picture);

    KeptPicture? Find(long picture);

    /// <summary>In order of id.</summary>
    IEnumerable<KeptPicture> Pictures();

    /// <returns>The number of a new picture, which is shown and has a salt of its own.</returns>
    long Add(DateTimeOffset now);

    void Save(KeptPicture picture);

    /// <summary>Makes two pictures one: the addresses and decisions of the lost one become the kept one's.</summary>
    /// <param name="lost">Is deleted, with its reports.</param>
    /// <param name="takesReports">Its reports take the place of the kept one's.</param>
    void Merge(long lost, long kept, bool takesReports);

    /// <returns>False when this reporter was counted before.</returns>
    bool AddReport(long picture, byte[] reporter, DateTimeOffset now);

    int Reports(long picture);

    void AddDecision(long picture, PictureDecision decision);

    /// <returns>When an editor decided last; null when nobody did.</returns>
    DateTimeOffset? LastDecision(long picture);

    /// <summary>Readers see something else now.</summary>
    void AdvanceVersion();
}
