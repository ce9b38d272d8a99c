using Xunit;

namespace Aggregator.Server.Tests.Web.Browser;

/// <summary>The base of tests that open the site in a browser of their own. They are skipped when no browser is
/// installed.</summary>
public abstract class InBrowser : IAsyncLifetime
{
    private BrowserSite? _browser;

    private protected BrowserSite Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    public async ValueTask InitializeAsync() => _browser = await BrowserSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
