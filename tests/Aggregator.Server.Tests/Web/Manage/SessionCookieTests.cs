using Aggregator.Server.Web;
using Aggregator.Server.Web.Accounts;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>The cookie of a session goes over TLS only, as soon as there is TLS anywhere before this server.</summary>
public sealed class SessionCookieTests
{
    [Theory]
    [InlineData("http", "http://localhost:5080/", false)]
    [InlineData("https", "http://localhost:5080/", true)]
    [InlineData("http", "https://news.example/", true)]
    public void It_is_secure_behind_TLS_and_behind_a_proxy_with_TLS(string scheme, string site, bool isSecure)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        new SessionCookie(new SiteOptions { BaseUrl = new Uri(site) }).Write(context, Secret.New(), TimeSpan.FromDays(1));
        var cookie = context.Response.Headers.SetCookie.ToString();
        Assert.Equal(isSecure, cookie.StartsWith("__Host-", StringComparison.Ordinal));
        Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal));
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }
}
