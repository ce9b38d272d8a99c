using System.Security.Cryptography;
using System.Text;
using Aggregator.Storage.Accounts;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Accounts, their keys, and the audit of what is changed.</summary>
internal sealed class AccountPromises(TemporaryStore store)
{
    private static readonly Author Reem = new("ريم", AuthorWay.Command);

    private IAccountStore Accounts => store.Store.Accounts;

    /// <summary>Writes an account that has signed in and has a token: one account, two keys and four records.</summary>
    public static async Task WriteAsync(IAccountStore accounts, string name)
    {
        var account = Assert.IsType<AccountOutcome.Done>(await accounts.AddAsync(name, AccountRole.Operator, Reem, Noon, Cancellation)).Account;
        await accounts.ChangeAsync(account.Id, new AccountChange.SetPassword("hash"), Reem, Noon, Cancellation);
        await accounts.AddKeyAsync(Key(KeyKind.Session, account.Id, "Firefox"), Hash($"{name} session"), Reem, Cancellation);
        await accounts.AddKeyAsync(Key(KeyKind.Token, account.Id, "نسخ ليلي") with { Role = AccountRole.Editor }, Hash($"{name} token"), Reem, Cancellation);
    }

    public async Task A_name_in_other_letters_of_the_same_sound_is_taken()
    {
        await AddAsync("Salma");
        Assert.Equal(AccountFault.NameTaken, Refused(await Accounts.AddAsync("  SALMA ", AccountRole.Editor, Reem, Noon, Cancellation)));
        Assert.Equal(AccountFault.BadName, Refused(await Accounts.AddAsync("a\u202Eb", AccountRole.Editor, Reem, Noon, Cancellation)));
        Assert.Equal("Salma", (await Accounts.FindAsync("salma", Cancellation))?.Name);
        Assert.Null(await Accounts.FindAsync("salm", Cancellation));
    }

    public async Task Accounts_are_told_by_name_and_outlive_a_restart()
    {
        foreach (var name in new[] { "وداد", "أمينة", "لينا" })
        {
            await AddAsync(name);
        }

        store.Reopen();
        Assert.Equal(["أمينة", "لينا", "وداد"], (await Accounts.AllAsync(Cancellation)).Select(account => account.Name));
    }

    public async Task The_last_operator_is_not_disabled_removed_or_made_an_editor()
    {
        var only = await ReadyAsync("وحيدة", AccountRole.Operator);
        await AddAsync("بلا كلمة سر", AccountRole.Operator);
        foreach (var change in new AccountChange[] { new AccountChange.Disable(), new AccountChange.Remove(), new AccountChange.SetRole(AccountRole.Editor) })
        {
            Assert.Equal(AccountFault.LastOperator, Refused(await ChangeAsync(only, change)));
        }

        await ReadyAsync("ثانية", AccountRole.Operator);
        Assert.IsType<AccountOutcome.Done>(await ChangeAsync(only, new AccountChange.Disable()));
        Assert.True((await Accounts.FindAsync("وحيدة", Cancellation))?.IsDisabled);
    }

    public async Task A_change_of_password_or_role_and_disabling_end_sessions_and_links_and_no_token()
    {
        await ReadyAsync("مدبرة", AccountRole.Operator);
        var account = await ReadyAsync("منتهية");
        foreach (var change in new AccountChange[] { new AccountChange.SetPassword("other"), new AccountChange.SetRole(AccountRole.Operator), new AccountChange.Disable() })
        {
            await Accounts.AddKeyAsync(Key(KeyKind.Session, account, "متصفح ينتهي"), RandomNumberGenerator.GetBytes(32), Reem, Cancellation);
            await Accounts.AddKeyAsync(Key(KeyKind.Link, account), RandomNumberGenerator.GetBytes(32), Reem, Cancellation);
            await Accounts.AddKeyAsync(Key(KeyKind.Token, account), RandomNumberGenerator.GetBytes(32), Reem, Cancellation);
            Assert.IsType<AccountOutcome.Done>(await ChangeAsync(account, change));
            Assert.All(await Accounts.KeysAsync(account, Cancellation), key => Assert.Equal(KeyKind.Token, key.Kind));
        }

        Assert.Equal(3, (await Accounts.KeysAsync(account, Cancellation)).Count);
    }

    public async Task A_link_sets_a_password_once_and_not_after_its_time()
    {
        var account = await ReadyAsync("ناسية");
        await Accounts.AddKeyAsync(Key(KeyKind.Link, account), Hash("late"), Reem, Cancellation);
        Assert.Equal(AccountFault.LinkGone, Refused(await UseAsync("late", "", Noon.AddDays(8))));
        await Accounts.AddKeyAsync(Key(KeyKind.Link, account), Hash("in time"), Reem, Cancellation);
        Assert.Equal(AccountFault.LinkGone, Refused(await UseAsync("late", "")));
        Assert.Equal("chosen", Assert.IsType<AccountOutcome.Done>(await UseAsync("in time", "")).Account.PasswordHash);
        Assert.Equal(AccountFault.LinkGone, Refused(await UseAsync("in time", "")));
        Assert.Equal("chosen", (await Accounts.FindAsync("ناسية", Cancellation))?.PasswordHash);
    }

    public async Task The_link_of_the_first_account_ends_with_the_first_operator()
    {
        await Accounts.AddKeyAsync(Key(KeyKind.Link, null), Hash("first"), Reem, Cancellation);
        Assert.Equal(AccountFault.BadName, Refused(await UseAsync("first", "؟")));
        var first = Assert.IsType<AccountOutcome.Done>(await UseAsync("first", "أولى")).Account;
        Assert.True(first is { Role: AccountRole.Operator, MaySignIn: true });
        Assert.Equal(AccountFault.LinkGone, Refused(await UseAsync("first", "دخيلة")));
        Assert.Null(await Accounts.AddKeyAsync(Key(KeyKind.Link, null), Hash("second"), Reem, Cancellation));
        Assert.Single(await Accounts.AllAsync(Cancellation));
    }

    public async Task Wrong_passwords_lock_an_account_ever_longer_up_to_a_bound()
    {
        var account = await ReadyAsync("مقفلة");
        var lockout = new Lockout(5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));
        var waits = new List<TimeSpan?>();
        for (var failure = 1; failure <= 8; failure++)
        {
            await Accounts.FailAsync(account, lockout, Noon, Cancellation);
            waits.Add((await Accounts.FindAsync("مقفلة", Cancellation))?.LockedUntil - Noon);
        }

        Assert.Equal([null, null, null, null, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)], waits);
    }

    public async Task A_session_ends_the_count_of_wrong_passwords()
    {
        var account = await ReadyAsync("صابرة");
        await Accounts.FailAsync(account, new Lockout(0, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)), Noon, Cancellation);
        Assert.NotNull((await Accounts.FindAsync("صابرة", Cancellation))?.LockedUntil);
        await Accounts.AddKeyAsync(Key(KeyKind.Session, account), Hash("صابرة"), Reem, Cancellation);
        Assert.True(await Accounts.FindAsync("صابرة", Cancellation) is { Failures: 0, LockedUntil: null });
    }

    public async Task A_key_is_found_by_its_hash_and_may_never_do_more_than_its_account()
    {
        var editor = await ReadyAsync("محررة");
        var one = await ReadyAsync("مشغلة", AccountRole.Operator);
        foreach (var (account, role, expected) in new[]
        {
            (editor, AccountRole.Operator, AccountRole.Editor), (one, AccountRole.Editor, AccountRole.Editor), (one, AccountRole.Operator, AccountRole.Operator),
        })
        {
            var hash = RandomNumberGenerator.GetBytes(32);
            var key = await Accounts.AddKeyAsync(Key(KeyKind.Token, account, "رمز الأرقام") with { Role = role, ExpiresAt = null }, hash, Reem, Cancellation);
            await Accounts.TouchKeyAsync(key!.Id, Noon.AddHours(1), Cancellation); // Not null: both accounts can sign in.
            var held = await Accounts.FindKeyAsync(hash, Cancellation);
            Assert.Equal((key with { LastUsed = Noon.AddHours(1) }, account, expected), (held?.Key, held?.Account?.Id, held?.Role));
        }

        Assert.Null(await Accounts.FindKeyAsync(Hash("nobody's"), Cancellation));
    }

    public async Task A_removed_account_takes_its_keys_along_and_leaves_its_records()
    {
        var account = await ReadyAsync("راحلة");
        await Accounts.AddKeyAsync(Key(KeyKind.Token, account, "رمز الراحلة"), Hash("راحلة"), Reem, Cancellation);
        Assert.IsType<AccountOutcome.Done>(await ChangeAsync(account, new AccountChange.Remove()));
        Assert.Null(await Accounts.FindKeyAsync(Hash("راحلة"), Cancellation));
        Assert.Null(await Accounts.FindAsync("راحلة", Cancellation));
        Assert.Equal(
            [AuditAction.AccountRemoved, AuditAction.TokenMade, AuditAction.PasswordSet, AuditAction.AccountAdded],
            (await AuditAsync(new AuditQuery { Subject = "راحلة" })).Select(record => record.What));
        Assert.NotEqual(account, await AddAsync("راحلة"));
    }

    public async Task A_disabled_account_gets_no_key_until_it_is_enabled()
    {
        var account = await ReadyAsync("معطلة");
        await ChangeAsync(account, new AccountChange.Disable());
        Assert.Null(await Accounts.AddKeyAsync(Key(KeyKind.Link, account), Hash("معطلة"), Reem, Cancellation));
        await ChangeAsync(account, new AccountChange.Enable());
        Assert.NotNull(await Accounts.AddKeyAsync(Key(KeyKind.Link, account), Hash("معطلة"), Reem, Cancellation));
    }

    public async Task A_key_that_was_ended_opens_nothing()
    {
        var account = await ReadyAsync("منسحبة");
        var key = await Accounts.AddKeyAsync(Key(KeyKind.Session, account, "حاسوب المكتب"), Hash("منسحبة"), Reem, Cancellation);
        Assert.True(await Accounts.EndKeyAsync(key!.Id, Reem, Noon, Cancellation)); // Not null: the account can sign in.
        Assert.Null(await Accounts.FindKeyAsync(Hash("منسحبة"), Cancellation));
        Assert.False(await Accounts.EndKeyAsync(key.Id, Reem, Noon, Cancellation));
        Assert.Equal("حاسوب المكتب", (await AuditAsync(new AuditQuery { What = AuditAction.SessionEnded })).Single().Before);
    }

    public async Task A_change_of_role_is_told_with_the_role_before_and_after()
    {
        var account = await ReadyAsync("مترقية");
        await ChangeAsync(account, new AccountChange.SetRole(AccountRole.Operator));
        var told = (await AuditAsync(new AuditQuery { Limit = 1 })).Single();
        Assert.Equal(
            new AuditRecord { Id = told.Id, At = Noon, By = Reem, What = AuditAction.RoleChanged, Subject = "مترقية", Before = "editor", After = "operator" }, told);
    }

    public async Task Ending_all_sessions_leaves_the_tokens()
    {
        await WriteAsync(Accounts, "عائدة");
        Assert.Equal(1, await Accounts.EndSessionsAsync(Cancellation));
        Assert.Null(await Accounts.FindKeyAsync(Hash("عائدة session"), Cancellation));
        Assert.NotNull(await Accounts.FindKeyAsync(Hash("عائدة token"), Cancellation));
    }

    public async Task Records_are_read_newest_first_by_author_action_and_subject_and_page_by_page()
    {
        for (var minute = 0; minute < 7; minute++)
        {
            await store.Store.Audit.AppendAsync(
                new AuditRecord
                {
                    At = Noon.AddMinutes(minute),
                    By = minute % 2 == 0 ? Reem : new Author("هند", AuthorWay.Page),
                    What = minute < 5 ? AuditAction.AccountEnabled : AuditAction.AccountDisabled,
                    Subject = $"حساب {minute / 2}",
                },
                Cancellation);
        }

        var first = await AuditAsync(new AuditQuery { Limit = 3 });
        Assert.Equal([6, 5, 4], Minutes(first));
        Assert.Equal([3, 2, 1, 0], Minutes(await AuditAsync(new AuditQuery { Before = first[^1].Id })));
        Assert.Equal([5, 3, 1], Minutes(await AuditAsync(new AuditQuery { By = "هند" })));
        Assert.Equal([6, 5], Minutes(await AuditAsync(new AuditQuery { What = AuditAction.AccountDisabled })));
        Assert.Equal([2], Minutes(await AuditAsync(new AuditQuery { Subject = "حساب 1", By = Reem.Name })));
    }

    private static AccessKey Key(KeyKind kind, long? account, string? label = null) =>
        new() { Kind = kind, AccountId = account, Label = label, CreatedAt = Noon, ExpiresAt = kind is KeyKind.Token ? null : Noon.AddDays(7) };

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static AccountFault Refused(AccountOutcome outcome) => Assert.IsType<AccountOutcome.Refused>(outcome).Fault;

    private static IEnumerable<int> Minutes(IEnumerable<AuditRecord> records) => records.Select(record => (int)(record.At - Noon).TotalMinutes);

    private async Task<long> AddAsync(string name, AccountRole role = AccountRole.Editor) =>
        Assert.IsType<AccountOutcome.Done>(await Accounts.AddAsync(name, role, Reem, Noon, Cancellation)).Account.Id;

    private async Task<long> ReadyAsync(string name, AccountRole role = AccountRole.Editor)
    {
        var account = await AddAsync(name, role);
        await ChangeAsync(account, new AccountChange.SetPassword("hash"));
        return account;
    }

    private Task<AccountOutcome> ChangeAsync(long account, AccountChange change) => Accounts.ChangeAsync(account, change, Reem, Noon, Cancellation);

    private Task<AccountOutcome> UseAsync(string secret, string name, DateTimeOffset? at = null) =>
        Accounts.UseLinkAsync(Hash(secret), name, "chosen", at ?? Noon.AddHours(1), Cancellation);

    private Task<IReadOnlyList<AuditRecord>> AuditAsync(AuditQuery query) => store.Store.Audit.ReadAsync(query, Cancellation);
}
