using System.Net;
using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Reports;

/// <summary>Keeps a reader's report; a picture that enough readers report is hidden at once.</summary>
internal sealed partial class PictureReports(
    IImageStore images, ImageSecret secret, ImageOptions options, StoreStamp stamp, TimeProvider clock, ILogger<PictureReports> logger)
{
    /// <param name="address">Whose report it is; only a hash of its network is kept, with a salt of the picture.</param>
    public async Task TakeAsync(ImagePlace place, IPAddress? address, CancellationToken cancellationToken)
    {
        var network = ClientNetwork.Of(address);
        var outcome = await images.ReportAsync(
            new ImageReport(place, salt => secret.Reporter(salt, network), options.ReportsToHide), clock.GetUtcNow(), cancellationToken);
        if (outcome.HidNow)
        {
            LogHidden(outcome.PictureId, outcome.Reports, place.Url);
            stamp.Forget();
        }
    }

    [LoggerMessage(LogLevel.Information, "Picture {Picture} is hidden after {Reports} reports: {Image}. See image show {Picture}.")]
    private partial void LogHidden(long picture, int reports, Uri image);
}
