using System.Text.Encodings.Web;
using System.Text.Unicode;
using Aggregator.Server.Web.Api;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Feeds;
using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Manage;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Pages.Parts;
using Aggregator.Server.Web.Reports;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web;

/// <summary>The services of the site and the feeds. The composition also gives IReadingStore, <see cref="SourceDirectory"/>,
/// <see cref="SiteOptions"/>, TimeProvider, and what <see cref="ImageServices"/> names.</summary>
internal static class WebServices
{
    public static IServiceCollection Add(IServiceCollection services)
    {
        // Arabic stays Arabic: the default encoder writes each letter as a numeric entity of seven bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRouting();
        ImageServices.Add(services);
        services.AddSingleton<RequestLoad>();
        services.AddSingleton<StoreStamp>();
        services.AddSingleton<RepresentationCache>();
        services.AddSingleton<FrontDoor>();
        services.AddSingleton<FilteredLists>();
        services.AddSingleton<FeedBuilder>();
        services.AddSingleton<ArchiveParts>();
        services.AddSingleton<FeedArchive>();
        services.AddHttpClient(HubPing.Client, client => client.Timeout = TimeSpan.FromSeconds(20)).RemoveAllLoggers();
        services.AddSingleton<HubPing>();
        services.AddSingleton<LatestHeadlines>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<StripItems>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<HeadlineEvents>();
        services.AddSingleton<ApiShapes>();
        services.AddSingleton<ApiEndpoints>();
        ApiDescription.Add(services);
        services.AddSingleton<ClientLimit>();
        services.AddSingleton<PictureReports>();
        services.AddSingleton<ReportEndpoint>();
        ManageEndpoints.Add(services);
        services.AddSingleton(provider =>
        {
            var site = provider.GetRequiredService<SiteOptions>();
            return new ArabicTime(site.Months, TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone), provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }
}
