using Aggregator.Feeds;
using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class AdmissionBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(AdmissionPromises.A_guid_that_changes_scheme_and_host_is_the_same_entry)] =
            store => Forget(store, entry => entry.Link is null && entry.Id is not null),
        [nameof(AdmissionPromises.A_new_guid_under_the_old_address_is_the_same_entry)] = store => Forget(store, entry => entry.Id == "urn:other:1"),
        [nameof(AdmissionPromises.A_new_address_and_guid_under_the_same_headline_of_the_same_day_is_the_same_entry)] =
            store => Forget(store, entry => entry.Link?.AbsolutePath.StartsWith("/article/", StringComparison.Ordinal) == true),
        [nameof(AdmissionPromises.An_entry_is_known_under_every_name_it_ever_had)] = store => Forget(store, entry => entry.Link?.AbsolutePath == "/moved/again"),
        [nameof(AdmissionPromises.An_entry_that_left_the_feed_is_known_when_it_comes_back)] = ForgetWhoLeft,
        [nameof(AdmissionPromises.Two_entries_of_one_document_are_two_even_under_one_headline)] = store => store.Fetch(
            fetch => fetch.Entries is [var one, var two] && one.Title == two.Title && one.Published == two.Published && one.Published < fetch.Log.At
                ? fetch with { Entries = [one] }
                : fetch),
        [nameof(AdmissionPromises.A_link_or_guid_that_all_entries_share_names_none_of_them)] = store => store.Fetch(
            fetch => fetch with { Entries = [.. fetch.Entries.DistinctBy(entry => entry.Part ?? entry.Link?.AbsoluteUri ?? entry.Id)] }),
        [nameof(AdmissionPromises.Short_headlines_of_one_day_do_not_make_two_entries_one)] = store => store.Fetch(
            fetch => fetch with { Entries = [.. fetch.Entries.Where(entry => entry.Id != "guid-2" || entry.Title?.Value != "موجز الأخبار")] }),
        [nameof(AdmissionPromises.The_same_guid_in_two_sources_is_two_entries)] = OneGuidForAll,
    };

    /// <summary>Treats some entries as new whenever they come.</summary>
    private static Store Forget(Store store, Func<ParsedEntry, bool> isMeant)
    {
        var times = 0;
        return store.Fetch(fetch =>
        {
            times++;
            return fetch with { Entries = [.. fetch.Entries.Select(entry => isMeant(entry) ? Renamed(entry, times) : entry)] };
        });
    }

    private static Store ForgetWhoLeft(Store store)
    {
        var listed = new List<(string Source, string? Id, Uri? Link)>();
        var left = new HashSet<(string Source, string? Id, Uri? Link)>();
        return store.Fetch(fetch =>
        {
            var source = fetch.Claim.SourceId;
            var now = fetch.Entries.Select(entry => (source, entry.Id, entry.Link)).ToList();
            left.UnionWith(listed.Where(entry => entry.Source == source).Except(now));
            listed.AddRange(now);
            return fetch with
            {
                Entries = [.. fetch.Entries.Select(entry => left.Contains((source, entry.Id, entry.Link)) ? Renamed(entry, listed.Count) : entry)],
            };
        });
    }

    private static Store OneGuidForAll(Store store)
    {
        var known = new Dictionary<string, (string Source, string? Host)>(StringComparer.Ordinal);
        return store.Fetch(fetch => fetch with
        {
            Entries =
            [
                .. fetch.Entries.Where(entry =>
                {
                    var place = (fetch.Claim.SourceId, entry.Link?.Host);
                    known.TryAdd(entry.Id ?? "", place);
                    var (source, host) = known[entry.Id ?? ""];
                    return entry.Id is null || source == place.SourceId || host == place.Host;
                }),
            ],
        });
    }

    private static ParsedEntry Renamed(ParsedEntry entry, int times) => entry with
    {
        Id = $"again {times} {entry.Id}",
        Link = entry.Link is null ? null : new Uri($"{entry.Link.AbsoluteUri}/again/{times}"),
        Title = new FeedText($"{entry.Title?.Value} {times}", FeedTextKind.Text),
    };
}
