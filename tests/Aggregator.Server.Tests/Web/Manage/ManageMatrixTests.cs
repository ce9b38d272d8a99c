using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Aggregator.Server.Tests.Cli;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>Who may open which address: every route of the whole program, asked by every kind of visitor. A route without a row fails.</summary>
public sealed partial class ManageMatrixTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-matrix-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication? _service;

    private enum Visitor
    {
        Anonymous,
        Editor,
        Operator,
        ExpiredSession,
        IdleSession,
        RevokedSession,
        DisabledAccount,
        WithoutFormKey,
        WithForeignFormKey,
        FromAnotherSite,
        EditorsToken,
        OperatorsToken,
        OperatorsTokenForEditing,
        RevokedToken,
        DisabledAccountsToken,
        TokenAsCookie,
        SessionAsToken,
    }

    private IAccountStore Accounts => _service!.Services.GetRequiredService<IAccountStore>(); // Started before each test.

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var feeds = Path.Combine(_folder.FullName, "feeds.json");
        var data = Path.Combine(_folder.FullName, "data");
        await FetchedNewsroom.FetchAsync(feeds, data, engine: null);
        _service = await FetchedNewsroom.ServeAsync(feeds, data);
        _http.BaseAddress = new Uri(_service.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_service is not null)
        {
            await _service.StopAsync(CancellationToken.None);
            await _service.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Every_route_of_the_program_has_a_row()
    {
        var rows = Managed.Keys.Concat(Open).ToHashSet(StringComparer.Ordinal);
        var routes = Routes().ToHashSet(StringComparer.Ordinal);
        Assert.True(routes.IsSubsetOf(rows), $"Routes without a row:\n{string.Join('\n', routes.Except(rows).Order(StringComparer.Ordinal))}");
        Assert.Empty(rows.Except(routes));
    }

    [Fact]
    public async Task Each_managed_route_lets_through_whom_its_row_names_and_nobody_else()
    {
        var faults = new List<string>();
        foreach (var (route, row) in Managed)
        {
            foreach (var visitor in Enum.GetValues<Visitor>())
            {
                var (expected, answered) = (Expected(route, row.Role, row.IsForScripts, visitor), await AskAsync(route, visitor));
                if (expected != answered)
                {
                    faults.Add($"{route} as {visitor}: {answered} instead of {expected}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task A_route_for_readers_answers_everybody_alike_and_sets_no_cookie()
    {
        var found = new List<string>();
        foreach (var route in Open.Where(route => route.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var answers = await ReadAsync(route);
            if (answers.Count > 1)
            {
                // Pages say how old their news is, so they change with every minute.
                answers = await ReadAsync(route);
            }

            Assert.True(answers.Count == 1, $"{route}: {string.Join(" | ", answers)}");
            found.AddRange(answers.Single().StartsWith("OK", StringComparison.Ordinal) ? [route] : []);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Answered 200: {string.Join(", ", found)}");
        Assert.Empty(Found.Except(found));
    }

    [Fact]
    public async Task Before_anybody_has_an_account_nothing_but_the_link_lets_in()
    {
        foreach (var route in Managed.Where(row => row.Value.Role is not null).Select(row => row.Key))
        {
            Assert.Equal(route.StartsWith("GET", StringComparison.Ordinal) ? "to sign-in" : "401", await AskAsync(route, Visitor.Anonymous));
        }
    }

    private static string Expected(string route, AccountRole? role, bool isForScripts, Visitor visitor)
    {
        var isForm = route.StartsWith("POST", StringComparison.Ordinal);
        var asked = isForm ? "401" : "to sign-in";
        return visitor switch
        {
            Visitor.EditorsToken or Visitor.OperatorsToken or Visitor.OperatorsTokenForEditing or Visitor.RevokedToken or Visitor.DisabledAccountsToken or Visitor.SessionAsToken
                when !isForScripts => "403",
            Visitor.RevokedToken or Visitor.DisabledAccountsToken or Visitor.SessionAsToken => role is null ? "through" : "401",
            Visitor.OperatorsToken => "through",
            Visitor.EditorsToken or Visitor.OperatorsTokenForEditing => role is AccountRole.Operator ? "403" : "through",
            Visitor.WithoutFormKey or Visitor.WithForeignFormKey or Visitor.FromAnotherSite => isForm ? "400" : "through",
            Visitor.Operator => "through",
            Visitor.Editor => role is AccountRole.Operator ? "403" : "through",
            _ => role is null ? "through" : asked,
        };
    }

    /// <summary>The different answers of a route to three visitors.</summary>
    private async Task<HashSet<string>> ReadAsync(string route)
    {
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var visitor in new[] { Visitor.Anonymous, Visitor.Operator, Visitor.OperatorsToken })
        {
            using var answer = await SendAsync(route, visitor);
            Assert.False(answer.Headers.Contains("Set-Cookie"), route);
            Assert.DoesNotContain("Cookie", answer.Headers.Vary);
            answers.Add($"{answer.StatusCode} {answer.Headers.CacheControl} {answer.Headers.ETag}");
        }

        return answers;
    }

    private async Task<string> AskAsync(string route, Visitor visitor)
    {
        using var answer = await SendAsync(route, visitor);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest => $"{(int)answer.StatusCode}",
            HttpStatusCode.SeeOther when route.StartsWith("GET", StringComparison.Ordinal) && answer.Headers.Location?.OriginalString.StartsWith("/manage/login", StringComparison.Ordinal) == true => "to sign-in",
            HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => "through",
            var status => $"{status}",
        };
    }

    private async Task<HttpResponseMessage> SendAsync(string route, Visitor visitor)
    {
        var (method, path) = (new HttpMethod(route.Split(' ')[0]), Variable().Replace(route.Split(' ')[1], variable => Value(variable.Groups[1].Value)));
        using var request = new HttpRequestMessage(method, path);
        var (secret, isToken) = await SecretAsync(visitor);
        if (isToken && visitor is not Visitor.TokenAsCookie)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("do", "nothing"), KeyValuePair.Create("form", await FormKeyAsync(visitor, secret, request))]);
        }

        if (secret is not null && request.Headers.Authorization is null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", $"aggregator-session={secret}");
        }

        if (visitor is Visitor.FromAnotherSite)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    /// <summary>The hidden field as a page of the visitor would have it. Before sign-in it belongs to a cookie of its own.</summary>
    private async Task<string> FormKeyAsync(Visitor visitor, string? secret, HttpRequestMessage request)
    {
        if (visitor is Visitor.WithoutFormKey)
        {
            return "";
        }

        var isIn = visitor is Visitor.Editor or Visitor.Operator or Visitor.FromAnotherSite;
        using var page = new HttpRequestMessage(HttpMethod.Get, isIn ? "/manage/account" : "/manage/login");
        if (isIn)
        {
            page.Headers.TryAddWithoutValidation("Cookie", $"aggregator-session={secret}");
        }

        using var answer = await _http.SendAsync(page, Cancellation);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies.Single().Split(';')[0]);
        }

        return Field().Match(await answer.Content.ReadAsStringAsync(Cancellation)).Groups[1].Value;
    }

    /// <summary>Each request has an account and a key of its own, so that none changes what the next one finds.</summary>
    private async Task<(string? Secret, bool IsToken)> SecretAsync(Visitor visitor)
    {
        if (visitor is Visitor.Anonymous)
        {
            return (null, false);
        }

        var (now, isEditor) = (TimeProvider.System.GetUtcNow(), visitor is Visitor.Editor or Visitor.EditorsToken);
        var by = new Author("اختبار", AuthorWay.Command);
        var added = await Accounts.AddAsync($"{visitor} {Guid.NewGuid():N}"[..30], isEditor ? AccountRole.Editor : AccountRole.Operator, by, now, Cancellation);
        var account = Assert.IsType<AccountOutcome.Done>(added).Account;
        var isToken = visitor is Visitor.EditorsToken or Visitor.OperatorsToken or Visitor.OperatorsTokenForEditing or Visitor.RevokedToken or Visitor.DisabledAccountsToken or Visitor.TokenAsCookie;
        var secret = Secret.New();
        var key = await Accounts.AddKeyAsync(
            new AccessKey
            {
                Kind = isToken ? KeyKind.Token : KeyKind.Session,
                AccountId = account.Id,
                Role = visitor is Visitor.OperatorsTokenForEditing ? AccountRole.Editor : null,
                CreatedAt = visitor is Visitor.IdleSession ? now.AddDays(-2) : now,
                ExpiresAt = isToken ? null : visitor is Visitor.ExpiredSession ? now.AddSeconds(-1) : now.AddDays(1),
            },
            secret.Hash,
            by,
            Cancellation);
        switch (visitor)
        {
            case Visitor.RevokedSession or Visitor.RevokedToken:
                await Accounts.EndKeyAsync(key!.Id, by, now, Cancellation); // Not null: the account is enabled.
                break;
            case Visitor.DisabledAccount or Visitor.DisabledAccountsToken:
                await Accounts.ChangeAsync(account.Id, new AccountChange.Disable(), by, now, Cancellation);
                break;
        }

        return (secret.Text, isToken || visitor is Visitor.SessionAsToken);
    }

    private IEnumerable<string> Routes() => _service!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>() // Started before each test.
        .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "ANY"} /{route.RoutePattern.RawText?.TrimStart('/')}");

    /// <summary>A value that the constraints of a route variable allow.</summary>
    private static string Value(string variable) => variable switch
    {
        // A part of the archive belongs to the month in which its news was fetched.
        "month" => TimeProvider.System.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ when variable.Contains(":long", StringComparison.Ordinal) || variable.Contains(":int", StringComparison.Ordinal) => "1",
        _ when variable.Contains(":length(2)", StringComparison.Ordinal) => "ma",
        _ => "nothing",
    };

    [GeneratedRegex(@"\{\*{0,2}([^}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex("name=\"form\" value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
