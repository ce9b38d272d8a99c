using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Server.Web.Accounts;

/// <summary>Accepts a form only from one of our pages in the same browser: each form holds a hash of a secret that only its browser
/// has, and no other site can read.</summary>
/// <remarks>Before sign-in the secret is in a cookie of its own, so that nobody can sign a browser in under another name.</remarks>
internal sealed class FormGuard(SessionCookie cookie)
{
    public const string Field = "form";

    /// <summary>The value for the hidden field of a form.</summary>
    public string ValueFor(HttpContext context, Visitor? visitor)
    {
        if (visitor is not null)
        {
            return ValueOf(visitor.Secret.Text);
        }

        var secret = cookie.ReadForm(context) is { Length: > 20 } kept ? new Secret(kept) : Secret.New();
        cookie.WriteForm(context, secret);
        return ValueOf(secret.Text);
    }

    /// <summary>A script has no cookie that a foreign page could misuse, so its token suffices.</summary>
    public bool Accepts(HttpContext context, Visitor? visitor, IFormCollection form)
    {
        if (visitor is { IsScript: true })
        {
            return true;
        }

        var secret = visitor?.Secret.Text ?? cookie.ReadForm(context);
        return !string.IsNullOrEmpty(secret)
            && context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("cross-site" or "same-site")
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form[Field].ToString()), Encoding.UTF8.GetBytes(ValueOf(secret)));
    }

    private static string ValueOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("form " + secret)));
}
