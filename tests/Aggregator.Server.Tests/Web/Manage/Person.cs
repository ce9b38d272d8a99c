using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>A person at a browser without scripts: keeps cookies, and sends the hidden field of the form that was opened last.</summary>
internal sealed partial class Person(HttpClient http)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private string? _formKey;

    /// <summary>The cookies that the last answer set, as it wrote them.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>The text of the last page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Further headers of every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal) { ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };

    public void Carry(string name, string value) => _cookies[name] = value;

    public void ForgetFormKey() => _formKey = null;

    public Task<HttpResponseMessage> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(_formKey is null ? form : form.Append(KeyValuePair.Create("form", _formKey))),
        });
    }

    /// <summary>Opens the page with a form and sends it.</summary>
    public async Task<HttpResponseMessage> FillAsync(string path, params (string Name, string Value)[] fields)
    {
        (await OpenAsync(path)).Dispose();
        return await SubmitAsync(path.Split('?')[0], fields);
    }

    /// <summary>Signs in and expects that it works.</summary>
    public async Task SignInAsync(string name, string password)
    {
        using var answer = await FillAsync("/manage/login", ("name", name), ("password", password));
        Assert.Equal((HttpStatusCode.SeeOther, "/manage"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            foreach (var (name, value) in Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            if (_cookies.Count > 0)
            {
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            await KeepAsync(answer);
            return answer;
        }
    }

    private async Task KeepAsync(HttpResponseMessage answer)
    {
        SetCookies = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
        foreach (var cookie in SetCookieHeaderValue.ParseList([.. SetCookies]))
        {
            _cookies[cookie.Name.ToString()] = cookie.Value.ToString();
        }

        Page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        _formKey = FormKey().Match(Page) is { Success: true } match ? match.Groups[1].Value : _formKey;
    }

    [GeneratedRegex("name=\"form\" value=\"([^\"]*)\"")]
    private static partial Regex FormKey();
}
