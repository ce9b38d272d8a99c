using System.Net;
using System.Text;
using Aggregator.Server.Tests.Web.Images;
using Aggregator.Tests;
using Xunit;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>No input of a stranger is a fault of ours: the whole program on a port gets malformed forms, and a fuzz of every
/// route.</summary>
public sealed class UnreadableRequestTests : IAsyncLifetime
{
    private static readonly TimeSpan LongestFuzz = TimeSpan.FromSeconds(8);

    private ReportedPapers? _site;

    private ReportedPapers Site => _site ?? throw new InvalidOperationException("The program was not started.");

    public async ValueTask InitializeAsync() => _site = await ReportedPapers.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    [Fact]
    public async Task A_malformed_form_is_answered_with_400_wherever_forms_are_taken()
    {
        var report = $"/a/{await Site.ArticleAsync("افتتاح جسر")}/report-image";
        var reader = 0;
        foreach (var (type, body) in MalformedForms())
        {
            foreach (var path in new[] { report, "/manage/login" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Site.Address, path)) { Content = Body(type, body) };
                request.Headers.Add("X-Forwarded-For", $"41.250.1.{reader++}");
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                using var answer = await SendAsync(request);
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{path} answered {(int)answer.StatusCode} to {type}, {Encoding.Latin1.GetString(body)}");
            }
        }
    }

    [Fact]
    public async Task No_request_of_a_stranger_is_a_fault_of_ours()
    {
        var seed = Chance.Seeds(1)[0];
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}; another one: FUZZ_SEED=NUMBER");
        var (fuzz, routes) = (new RequestFuzz(new Random(seed)), Site.Routes);
        var begun = TimeProvider.System.GetTimestamp();
        var sent = 0;
        // Every route gets one request at least, however slow the machine is.
        for (; sent < routes.Count || TimeProvider.System.GetElapsedTime(begun) < LongestFuzz; sent++)
        {
            using var request = fuzz.Request(Site.Address, routes[sent % routes.Count]);
            var described = $"seed {seed}, request {sent}: {request.Method} {request.RequestUri} {request.Content?.Headers.ContentType}";
            using var answer = await SendAsync(request, described);
            Assert.True((int)answer.StatusCode < 500, $"{described} answered {(int)answer.StatusCode}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} requests to {routes.Count} routes");
    }

    /// <summary>Sends the request to the end of the headers; a list of new headlines has no end.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? described = null)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        });
        try
        {
            return await http.SendAsync(request, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw new InvalidOperationException($"No answer to {described ?? request.RequestUri?.ToString()}", fault);
        }
    }

    private static ByteArrayContent Body(string type, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static IEnumerable<(string Type, byte[] Body)> MalformedForms()
    {
        const string Multipart = "multipart/form-data";
        yield return (Multipart, "x"u8.ToArray());
        yield return ($"{Multipart}; boundary=", "x"u8.ToArray());
        yield return ($"{Multipart}; boundary={new string('b', 500)}", "x"u8.ToArray());
        yield return ($"{Multipart}; boundary=b", "no boundary in it"u8.ToArray());
        yield return ($"{Multipart}; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\nx"u8.ToArray());
        yield return ($"{Multipart}; boundary=b", "--b\r\nContent-Disposition: nothing at all; =\r\n\r\nx\r\n--b--\r\n"u8.ToArray());
        yield return ($"{Multipart}; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n"u8.ToArray());
        yield return ($"{Multipart}; boundary=b", Encoding.UTF8.GetBytes($"--b\r\n{string.Concat(Enumerable.Range(0, 60).Select(line => $"X-{line}: y\r\n"))}\r\nx\r\n--b--\r\n"));
        yield return ("application/x-www-form-urlencoded; charset=utf-7", "image=+AAA-"u8.ToArray());
    }
}
