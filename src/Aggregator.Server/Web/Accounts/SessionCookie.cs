
namespace Aggregator.Server.Web.Accounts;

/// <summary>The cookie of a session, and the cookie that ties the form of sign-in to a browser. Pages for readers set no cookie.</summary>
internal sealed class SessionCookie(SiteOptions site)
{
    private const string Session = "aggregator-session";
    private const string Form = "aggregator-form";

    // With this prefix a browser takes the cookie only over TLS and only from this host, not from a neighbouring one (RFC 6265bis §4.1.3).
    private const string HostPrefix = "__Host-";

    public string? Read(HttpContext context) => context.Request.Cookies[Name(context, Session)];

    public void Write(HttpContext context, Secret session, TimeSpan lifetime) => Append(context, Session, session.Text, lifetime);

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name(context, Session), Options(context, null));

    public string? ReadForm(HttpContext context) => context.Request.Cookies[Name(context, Form)];

    public void WriteForm(HttpContext context, Secret form) => Append(context, Form, form.Text, null);

    // Behind a proxy that is not named as trusted, a request looks like plain HTTP, and the public address tells the truth.
    private bool IsSecure(HttpContext context) => context.Request.IsHttps || site.BaseUrl.Scheme == Uri.UriSchemeHttps;

    private string Name(HttpContext context, string name) => IsSecure(context) ? HostPrefix + name : name;

    private void Append(HttpContext context, string name, string value, TimeSpan? lifetime) =>
        context.Response.Cookies.Append(Name(context, name), value, Options(context, lifetime));

    private CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = IsSecure(context),
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
