using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>Operators look after accounts on their page, and the audit tells it.</summary>
public sealed partial class UsersPageTests : IAsyncLifetime
{
    private SiteUnderTest _site = null!; // Started before each test.
    private Person _salma = null!; // Signed in before each test.

    private IAccountStore Accounts => _site.Service<Store>().Accounts;

    public async ValueTask InitializeAsync()
    {
        _site = await SiteUnderTest.StartAsync();
        await Accounts.AddAsync("سلمى", AccountRole.Operator);
        _salma = NewPerson();
        await _salma.SignInAsync("سلمى", ManagedSite.Password);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_colleague_is_added_chooses_a_password_becomes_operator_and_goes()
    {
        using var added = await _salma.FillAsync("/manage/users", ("do", "add"), ("name", "هند"), ("role", "editor"));
        var link = Link().Match(_salma.Page).Value;
        var hind = NewPerson();
        (await hind.OpenAsync(link)).Dispose();
        using var chosen = await hind.SubmitAsync("/manage/first", ("code", link.Split("code=")[1]), ("password", "نخلة عند باب السوق"), ("repeated", "نخلة عند باب السوق"));
        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        using var closed = await hind.OpenAsync("/manage/users");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        var id = (await Accounts.FindAsync("هند", TestContext.Current.CancellationToken))?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
        (await _salma.FillAsync("/manage/users", ("do", "operator"), ("account", id))).Dispose();
        using var ended = await hind.OpenAsync("/manage");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        (await _salma.FillAsync("/manage/users", ("do", "remove"), ("account", id))).Dispose();
        Assert.NotNull(await Accounts.FindAsync("هند", TestContext.Current.CancellationToken));
        (await _salma.FillAsync("/manage/users", ("do", "remove"), ("account", id), ("sure", "yes"))).Dispose();
        (await _salma.OpenAsync("/manage/users")).Dispose();
        Assert.Contains("حُذف حساب «هند»", _salma.Page, StringComparison.Ordinal);
        (await _salma.OpenAsync("/manage/users")).Dispose();
        Assert.DoesNotContain("هند", _salma.Page, StringComparison.Ordinal);
        (await _salma.OpenAsync("/manage/audit?subject=" + Uri.EscapeDataString("هند"))).Dispose();
        Assert.Equal(
            ["حذف حساب", "تغيير دور حساب", "تسجيل دخول", "تعيين كلمة سر", "إصدار رابط دخول", "إضافة حساب"],
            Told().Matches(_salma.Page).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task The_last_operator_stays_and_a_taken_name_is_refused()
    {
        var id = (await Accounts.FindAsync("سلمى", TestContext.Current.CancellationToken))?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
        using var last = await _salma.FillAsync("/manage/users", ("do", "disable"), ("account", id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
        Assert.Contains("آخر مشغل", _salma.Page, StringComparison.Ordinal);
        using var taken = await _salma.FillAsync("/manage/users", ("do", "add"), ("name", " سلمى"), ("role", "editor"));
        Assert.Contains("يحمل حساب آخر هذا الاسم", _salma.Page, StringComparison.Ordinal);
        using var markup = await _salma.FillAsync("/manage/users", ("do", "add"), ("name", "<script>"), ("role", "editor"));
        Assert.DoesNotContain("<script>", _salma.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_once_opens_what_its_role_may_and_ends_when_it_is_revoked()
    {
        using var made = await _salma.FillAsync("/manage/account", ("do", "token"), ("label", "نسخة ليلية"), ("role", "operator"));
        var token = Given().Match(_salma.Page).Groups[1].Value;
        var script = NewPerson();
        script.Headers["Authorization"] = $"Bearer {token}";
        using var audit = await script.OpenAsync("/manage/audit.json");
        Assert.Contains("\"what\":\"tokenMade\",\"subject\":\"سلمى\",\"before\":null,\"after\":\"نسخة ليلية\"", script.Page, StringComparison.Ordinal);
        (await _salma.OpenAsync("/manage/account")).Dispose();
        Assert.DoesNotContain(token, _salma.Page, StringComparison.Ordinal);
        var key = Key().Match(_salma.Page.Split("رموز البرامج")[1]).Groups[1].Value;
        (await _salma.SubmitAsync("/manage/account", ("do", "end"), ("key", key))).Dispose();
        using var refused = await script.OpenAsync("/manage/audit.json");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Nobody_ends_the_key_of_somebody_else()
    {
        var other = await Accounts.AddAsync("هند", AccountRole.Editor);
        await Accounts.KeyAsync(new AccessKey { Kind = KeyKind.Token, AccountId = other.Id, Label = "لهند", CreatedAt = InventedNews.Now });
        var theirs = Assert.Single(await Accounts.KeysAsync(other.Id, TestContext.Current.CancellationToken));
        using var answer = await _salma.FillAsync("/manage/account", ("do", "end"), ("key", $"{theirs.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Single(await Accounts.KeysAsync(other.Id, TestContext.Current.CancellationToken));
    }

    private Person NewPerson()
    {
        var http = _site.Client();
        http.BaseAddress = new Uri("https://site.example/");
        return new Person(http);
    }

    [GeneratedRegex(@"/manage/first\?code=[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex("<input id=\"given\" readonly value=\"([^\"]+)\"")]
    private static partial Regex Given();

    [GeneratedRegex("name=\"key\" value=\"(\\d+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("</bdi> <span class=\"hint\">[^<]*</span></td>\\s*<td>([^<]+)</td>")]
    private static partial Regex Told();
}
