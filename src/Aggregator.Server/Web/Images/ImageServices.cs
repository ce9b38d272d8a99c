using Aggregator.Publishing.Bodies;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web.Images;

/// <summary>The services that pictures need. The composition also gives IImageStore, <see cref="ImageOptions"/>,
/// <see cref="ImageSecret"/>, <see cref="ImageFolder"/> and FetchingOptions.</summary>
internal static class ImageServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<HiddenImages>();
        services.AddSingleton<ImageLinks>();
        services.AddSingleton<ImageFetcher>();
        services.AddSingleton<ImageSupply>();
        services.AddSingleton<ImageShelf>();
        services.AddSingleton<ImageProxy>();
        services.AddSingleton<ImageWatch>();
        services.AddSingleton(provider => new ShownImages(
            provider.GetRequiredService<HiddenImages>().Contains, provider.GetRequiredService<ImageLinks>().Proxied));
    }
}
