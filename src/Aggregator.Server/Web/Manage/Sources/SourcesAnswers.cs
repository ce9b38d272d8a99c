using Aggregator.Server.Following;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Text.Spelling;

namespace Aggregator.Server.Web.Manage.Sources;

/// <param name="All">How many sources there are before the filter.</param>
/// <param name="Removed">How many sources were removed.</param>
/// <param name="Conflicts">What in file and store does not go together.</param>
public sealed record SourcesModel(SourceFilter Filter, IReadOnlyList<SourceRow> Rows, int All, int Removed, IReadOnlyList<string> Conflicts);

/// <summary>Which sources are wanted; null means all.</summary>
public sealed record SourceFilter(string? Words, SourceState? State, string? Country)
{
    public bool Takes(SourceRow row) =>
        (State is null || row.State == State)
        && (Country is null || row.Listed.Source.Country == Country)
        && (Words is null || Fold($"{row.Listed.Source.Name} {row.Id} {row.Listed.Source.HomePage?.Host} {string.Join(' ', row.Listed.Source.FeedUrls.Select(url => url.Host))}").Contains(Fold(Words), StringComparison.Ordinal));

    private static string Fold(string text) => ArabicFolding.Fold(text).ToLowerInvariant();
}

/// <summary>The list of all sources, and what can be done to one of them with one press.</summary>
internal sealed class SourcesAnswers(EffectiveSources sources, ISourceStore store, SourceKeeper keeper) : IManageAnswers
{
    public async Task<ManageAnswer> ShowAsync(ManageVisit visit)
    {
        var filter = new SourceFilter(
            visit.Query("q")?.Trim(),
            Enum.TryParse<SourceState>(visit.Query("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            visit.Query("country")?.ToUpperInvariant());
        var health = (await store.HealthAsync(visit.Aborted)).ToDictionary(one => one.SourceId, StringComparer.Ordinal);
        var list = sources.Current;
        var rows = list.Entries.Select(entry => new SourceRow(entry, health.GetValueOrDefault(entry.Source.Id))).ToList();
        return new ManageAnswer.Shown(new SourcesModel(
            filter,
            [.. rows.Where(filter.Takes).OrderBy(row => row.State is SourceState.Disabled).ThenBy(row => row.Listed.Source.Name, StringComparer.Ordinal)],
            rows.Count,
            list.Removed.Count,
            [.. list.Conflicts.Select(conflict => conflict.ToString())]));
    }

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        if (visit.Known.Role is not AccountRole.Operator || sources.Current.Find(form["source"].ToString()) is not { } listed)
        {
            return new ManageAnswer.Missing();
        }

        // Back to the same rows: the address was made from the filter by us.
        var place = $"{ManagePages.Root}{visit.Context.Request.QueryString}#s-{listed.Source.Id}";
        return await keeper.DoAsync(form["do"].ToString(), listed.Source, visit.Author, visit.Aborted) is { } done
            ? new ManageAnswer.Moved(place, done)
            : new ManageAnswer.Missing();
    }
}
