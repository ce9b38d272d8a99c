using System.Net;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>Signing in and out: what a person sees, which cookie a browser gets, and what a stranger learns.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private SiteUnderTest _site = null!; // Started before each test.

    private IAccountStore Accounts => _site.Service<Store>().Accounts;

    public async ValueTask InitializeAsync() => _site = await SiteUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_first_link_makes_one_operator_and_signs_the_browser_in()
    {
        var link = await OneTimeLinks.FirstAsync(_site.Services, "http://localhost:5080", TestContext.Current.CancellationToken);
        var (first, second) = (NewPerson(), NewPerson());
        (await first.OpenAsync(link!.PathAndQuery)).Dispose(); // Not null: there is no operator yet.
        (await second.OpenAsync(link.PathAndQuery)).Dispose();
        var code = link.Query["?code=".Length..];
        using var short_ = await first.SubmitAsync(link.AbsolutePath, ("code", code), ("name", "سلمى"), ("password", "قصيرة"), ("repeated", "قصيرة"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short_.StatusCode);
        Assert.Contains("كلمة السر قصيرة", first.Page, StringComparison.Ordinal);
        using var made = await first.SubmitAsync(link.AbsolutePath, ("code", code), ("name", "سلمى"), ("password", ManagedSite.Password), ("repeated", ManagedSite.Password));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        (await first.OpenAsync("/manage/users")).Dispose();
        Assert.Contains("سلمى", first.Page, StringComparison.Ordinal);
        using var late = await second.SubmitAsync(link.AbsolutePath, ("code", code), ("name", "دخيلة"), ("password", ManagedSite.Password), ("repeated", ManagedSite.Password));
        Assert.Contains("الرابط لا يعمل", second.Page, StringComparison.Ordinal);
        Assert.Single(await Accounts.AllAsync(TestContext.Current.CancellationToken));
        Assert.Null(await OneTimeLinks.FirstAsync(_site.Services, "http://localhost:5080", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_for_this_host_over_TLS_and_for_no_script()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        var salma = NewPerson();
        await salma.SignInAsync("  سلمى ", ManagedSite.Password);
        var cookie = Assert.Single(salma.SetCookies);
        Assert.StartsWith("__Host-aggregator-session=", cookie, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "samesite=strict", "path=/", "max-age=604800"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_cannot_tell_a_wrong_password_from_a_name_that_nobody_has_or_an_account_that_waits()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Enumerable.Repeat("سلمى", 8).Append("لا أحد"))
        {
            var stranger = NewPerson();
            using var answer = await stranger.FillAsync("/manage/login", ("name", name), ("password", "ليست كلمة السر"));
            answers.Add($"{answer.StatusCode} {stranger.Page.Split("role=\"alert\">")[1].Split('<')[0]}");
        }

        Assert.Single(answers);
        Assert.NotNull((await Accounts.FindAsync("سلمى", TestContext.Current.CancellationToken))?.LockedUntil);
        using var right = await NewPerson().FillAsync("/manage/login", ("name", "سلمى"), ("password", ManagedSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        _site.Clock.Advance(TimeSpan.FromMinutes(16));
        await NewPerson().SignInAsync("سلمى", ManagedSite.Password);
    }

    [Fact]
    public async Task A_network_that_tries_many_names_waits_with_every_name()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        for (var attempt = 0; attempt < 21; attempt++)
        {
            (await NewPerson().FillAsync("/manage/login", ("name", $"اسم {attempt}"), ("password", "تجربة"))).Dispose();
        }

        using var right = await NewPerson().FillAsync("/manage/login", ("name", "سلمى"), ("password", ManagedSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await NewPerson().SignInAsync("سلمى", ManagedSite.Password);
    }

    [Theory]
    [InlineData("/manage/users", "/manage/users")]
    [InlineData("/manage/audit?by=%D8%B1%D9%8A%D9%85", "/manage/audit?by=%D8%B1%D9%8A%D9%85")]
    [InlineData("https://evil.example/manage", "/manage")]
    [InlineData("//evil.example", "/manage")]
    [InlineData("/manage/../..//evil.example", "/manage")]
    [InlineData("/manage/logout", "/manage")]
    public async Task Sign_in_leads_on_to_our_own_pages_only(string next, string expected)
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        using var answer = await NewPerson().FillAsync("/manage/login", ("name", "سلمى"), ("password", ManagedSite.Password), ("next", next));
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_of_another_browser_or_without_its_hidden_field_signs_nobody_in()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        var salma = NewPerson();
        salma.ForgetFormKey();
        using var bare = await salma.SubmitAsync("/manage/login", ("name", "سلمى"), ("password", ManagedSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        (await salma.OpenAsync("/manage/login")).Dispose();
        salma.Carry("__Host-aggregator-form", Secret.New().Text);
        using var foreign = await salma.SubmitAsync("/manage/login", ("name", "سلمى"), ("password", ManagedSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.DoesNotContain(salma.SetCookies, cookie => cookie.Contains("session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_ends_by_leaving_by_idling_and_after_its_longest_time()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        var (leaving, idle, busy) = (NewPerson(), NewPerson(), NewPerson());
        foreach (var person in new[] { leaving, idle, busy })
        {
            await person.SignInAsync("سلمى", ManagedSite.Password);
        }

        (await leaving.FillAsync("/manage/account")).Dispose();
        (await leaving.SubmitAsync("/manage/logout")).Dispose();
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(leaving));
        for (var hours = 0; hours < 7 * 24; hours += 11)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(busy));
            _site.Clock.Advance(TimeSpan.FromHours(11));
        }

        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(idle));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(busy));
    }

    [Fact]
    public async Task Another_password_ends_the_other_sessions_and_only_the_right_old_one_changes_it()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        var (here, elsewhere) = (NewPerson(), NewPerson());
        await here.SignInAsync("سلمى", ManagedSite.Password);
        await elsewhere.SignInAsync("سلمى", ManagedSite.Password);
        const string Next = "قصيدة عن نهر بعيد";
        using var wrong = await here.FillAsync("/manage/account", ("do", "password"), ("current", "ليست هي أبدا"), ("password", Next), ("repeated", Next));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await here.FillAsync("/manage/account", ("do", "password"), ("current", ManagedSite.Password), ("password", Next), ("repeated", Next));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (await StatusAsync(here), await StatusAsync(elsewhere)));
        await NewPerson().SignInAsync("سلمى", Next);
    }

    [Fact]
    public async Task Readers_get_the_same_bytes_with_and_without_a_session_and_never_a_cookie()
    {
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        var salma = NewPerson();
        await salma.SignInAsync("سلمى", ManagedSite.Password);
        foreach (var path in Browser.BrowserSite.Paths.Append("/feed.rss").Append("/api/articles"))
        {
            var expected = await (await _site.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            using var answer = await salma.OpenAsync(path);
            Assert.Equal(expected, salma.Page);
            Assert.Empty(salma.SetCookies);
            Assert.DoesNotContain("/manage", salma.Page, StringComparison.Ordinal);
        }
    }

    private Person NewPerson()
    {
        var http = _site.Client();
        http.BaseAddress = new Uri("https://site.example/");
        return new Person(http);
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person)
    {
        using var answer = await person.OpenAsync("/manage/account");
        return answer.StatusCode;
    }
}
