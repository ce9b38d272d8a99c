using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class AccountBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(AccountPromises.A_name_in_other_letters_of_the_same_sound_is_taken)] = store => Break(store, accounts => new(accounts)
        {
            Name = name => name == "  SALMA " ? "SALMA2" : name,
        }),
        [nameof(AccountPromises.Accounts_are_told_by_name_and_outlive_a_restart)] = store => Break(store, accounts => new(accounts)
        {
            All = all => [.. all.OrderBy(account => account.Id)],
        }),
        [nameof(AccountPromises.The_last_operator_is_not_disabled_removed_or_made_an_editor)] = store => Break(store, accounts => new(accounts)
        {
            Change = (_, outcome) => outcome is AccountOutcome.Refused(AccountFault.LastOperator) ? new AccountOutcome.Refused(AccountFault.Unknown) : outcome,
        }),
        [nameof(AccountPromises.A_change_of_password_or_role_and_disabling_end_sessions_and_links_and_no_token)] = KeepSessions,
        [nameof(AccountPromises.A_link_sets_a_password_once_and_not_after_its_time)] = UseTwice,
        [nameof(AccountPromises.The_link_of_the_first_account_ends_with_the_first_operator)] = store => Break(store, accounts => new(accounts)
        {
            AddKey = (key, _, added) => key.AccountId is null ? added ?? key : added,
        }),
        [nameof(AccountPromises.Wrong_passwords_lock_an_account_ever_longer_up_to_a_bound)] = store => Break(store, accounts => new(accounts)
        {
            Find = account => account is { Failures: 8 } ? account with { LockedUntil = account.LockedUntil?.AddMinutes(1) } : account,
        }),
        [nameof(AccountPromises.A_session_ends_the_count_of_wrong_passwords)] = store => Break(store, accounts => new(accounts)
        {
            Find = account => account is { Name: "صابرة", Failures: 0 } ? account with { Failures = 1 } : account,
        }),
        [nameof(AccountPromises.A_key_is_found_by_its_hash_and_may_never_do_more_than_its_account)] = store => Break(store, accounts => new(accounts)
        {
            FindKey = (_, held) => held is { Key.Label: "رمز الأرقام", Account: { } account } ? held with { Account = account with { Role = AccountRole.Operator } } : held,
        }),
        [nameof(AccountPromises.A_removed_account_takes_its_keys_along_and_leaves_its_records)] = KeepToken,
        [nameof(AccountPromises.A_disabled_account_gets_no_key_until_it_is_enabled)] = store => Break(store, accounts => new(accounts)
        {
            AddKey = (key, _, added) => key.AccountId is null ? added : added ?? key,
        }),
        [nameof(AccountPromises.A_key_that_was_ended_opens_nothing)] = store => Break(store, accounts => new(accounts) { EndKey = _ => true }),
        [nameof(AccountPromises.A_change_of_role_is_told_with_the_role_before_and_after)] = store => Break(
            store, (query, records) => query is { Limit: 1 } ? records.Select(record => record with { Before = record.After }) : records),
        [nameof(AccountPromises.Ending_all_sessions_leaves_the_tokens)] = store => Break(store, accounts => new(accounts) { EndSessions = ended => ended + 1 }),
        [nameof(AccountPromises.Records_are_read_newest_first_by_author_action_and_subject_and_page_by_page)] = store => Break(
            store, (query, records) => query is { Limit: 3 } ? records.Reverse() : records),
    };

    private static Store Break(Store store, Func<IAccountStore, BrokenAccounts> change) => store with { Accounts = change(store.Accounts) };

    private static Store Break(Store store, Func<AuditQuery, IReadOnlyList<AuditRecord>, IEnumerable<AuditRecord>> read) =>
        store with { Audit = new BrokenAudit(store.Audit) { Read = read } };

    private static Store KeepSessions(Store store)
    {
        var sessions = new List<AccessKey>();
        return Break(store, accounts => new BrokenAccounts(accounts)
        {
            AddKey = (_, _, added) =>
            {
                sessions.AddRange(added is { Label: "متصفح ينتهي" } ? [added] : []);
                return added;
            },
            Keys = keys => [.. keys.Union(sessions)],
        });
    }

    private static Store UseTwice(Store store)
    {
        var used = new Dictionary<string, AccountOutcome>(StringComparer.Ordinal);
        return Break(store, accounts => new BrokenAccounts(accounts)
        {
            UseLink = (hash, outcome) =>
            {
                var name = Convert.ToHexString(hash);
                if (outcome is AccountOutcome.Done { Account.Role: AccountRole.Editor })
                {
                    used[name] = outcome;
                }

                return outcome is AccountOutcome.Refused ? used.GetValueOrDefault(name, outcome) : outcome;
            },
        });
    }

    private static Store KeepToken(Store store)
    {
        var kept = new Dictionary<string, AccessKey>(StringComparer.Ordinal);
        return Break(store, accounts => new BrokenAccounts(accounts)
        {
            AddKey = (_, hash, added) =>
            {
                if (added is { Label: "رمز الراحلة" })
                {
                    kept[Convert.ToHexString(hash)] = added;
                }

                return added;
            },
            FindKey = (hash, held) => held ?? (kept.TryGetValue(Convert.ToHexString(hash), out var key) ? new HeldKey(key, null) : null),
        });
    }
}
