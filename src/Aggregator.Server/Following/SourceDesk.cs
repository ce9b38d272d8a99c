using System.Text.Json.Nodes;
using Aggregator.Extraction.Rules;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Sources.Exchange;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Following;

/// <summary>Changes the sources for an operator: commands and pages use it alike. Every change is checked as an edit of
/// feeds.json is; a change with a fault saves nothing.</summary>
/// <param name="store">A running service takes each change over within a second.</param>
/// <param name="file">The sources of feeds.json.</param>
/// <param name="removals">Hides and shows the articles of sources.</param>
internal sealed class SourceDesk(Store store, Func<IReadOnlyList<Source>> file, SourceRemovals removals, TimeProvider clock)
{
    /// <summary>The list in force, read anew from file and store.</summary>
    public async Task<EffectiveCatalogue> ListAsync(CancellationToken cancellationToken) =>
        EffectiveCatalogue.Of(file(), await store.Settings.AllAsync(cancellationToken));

    /// <summary>How many articles the store has of a source.</summary>
    public async Task<int> ArticlesAsync(string id, CancellationToken cancellationToken) =>
        (await store.Reports.TalliesAsync(DateTimeOffset.UnixEpoch, cancellationToken)).GetValueOrDefault(id)?.Articles ?? 0;

    /// <summary>Adds an own source.</summary>
    /// <param name="entry">As in feeds.json, with an id.</param>
    /// <param name="by">Who adds it; kept with it and in the audit.</param>
    /// <param name="cancellationToken">Nothing is saved.</param>
    public async Task<DeskOutcome> AddAsync(JsonObject entry, Author by, CancellationToken cancellationToken)
    {
        if (EffectiveCatalogue.Read(entry) is (null, var faults))
        {
            return new DeskOutcome.Refused(faults);
        }

        var now = await StateAsync(cancellationToken);
        var id = entry["id"]!.GetValue<string>(); // An entry that could be read has an id.
        return now.List.Find(id) is not null ? Refused($"{id} is already in the list; choose another id, or change it with source edit {id}.")
            : now.List.Removed.Any(removed => removed.Settings.SourceId == id) ? Refused($"{id} was removed; to have it back: source restore {id}.")
            : await SaveAsync(now, new OperatorSettings { SourceId = id, Entry = SourceWriter.Line(entry), IsOwn = true, ChangedAt = default, ChangedBy = by.Word }, (by, AuditAction.SourceAdded), cancellationToken);
    }

    /// <summary>Changes settings of a source. Of a source of the file the difference is kept.</summary>
    /// <param name="id">The source.</param>
    /// <param name="patch">A merge patch (RFC 7396) over its settings.</param>
    /// <param name="reverted">Names of settings that go back to what the file says, or to their defaults.</param>
    /// <param name="by">As in <see cref="AddAsync"/>.</param>
    /// <param name="cancellationToken">Nothing is saved.</param>
    public async Task<DeskOutcome> EditAsync(
        string id, JsonObject patch, IReadOnlyList<string> reverted, Author by, CancellationToken cancellationToken)
    {
        var now = await StateAsync(cancellationToken);
        if (now.EntryOf(id) is not { } before)
        {
            return Unknown(id);
        }

        var (inFile, said) = (now.InFile(id), now.SaidOf(id));
        var wanted = SettingsPatch.Apply(before, patch);
        foreach (var name in reverted)
        {
            EntryForm.Revert(wanted, name, inFile ?? []);
        }

        if (wanted["id"]?.ToString() != id)
        {
            return Refused($"The id of {id} cannot be changed, because its articles are kept under it.");
        }

        if (EffectiveCatalogue.Read(wanted) is (null, var faults))
        {
            return new DeskOutcome.Refused(faults);
        }

        var kept = inFile is null ? wanted : SettingsPatch.Between(inFile, wanted);
        var settings = said ?? new OperatorSettings { SourceId = id, ChangedAt = default, ChangedBy = by.Word };
        return await SaveAsync(
            now,
            settings with { Entry = kept.Count == 0 ? null : SourceWriter.Line(kept), IsOwn = inFile is null, ChangedBy = by.Word },
            (by, AuditAction.SourceEdited),
            cancellationToken);
    }

    /// <summary>Drops what operators say of a source of the file, so that feeds.json alone counts.</summary>
    public async Task<DeskOutcome> RevertAsync(string id, Author by, CancellationToken cancellationToken)
    {
        var now = await StateAsync(cancellationToken);
        return now.SaidOf(id) is not { } said ? Refused($"Nothing was changed of {id}.")
            : said.Removal is not null ? Refused($"{id} was removed; to have it back: source restore {id}.")
            : said.IsOwn && now.InFile(id) is null ? Refused($"{id} does not stand in feeds.json, so nothing of it would be left; to take it out: source remove {id}.")
            : await SaveAsync(now, said with { Entry = null, IsOwn = false, ChangedBy = by.Word }, (by, AuditAction.SourceReverted), cancellationToken);
    }

    /// <summary>Takes a source out. With its articles, they are shown nowhere any more when the task has ended.</summary>
    public async Task<DeskOutcome> RemoveAsync(string id, bool withArticles, string reason, Author by, CancellationToken cancellationToken)
    {
        var now = await StateAsync(cancellationToken);
        var said = now.SaidOf(id);
        if (now.EntryOf(id) is null && said is null)
        {
            return Unknown(id);
        }

        if (said?.Removal is { } earlier && (earlier.WithArticles || !withArticles))
        {
            return Refused($"{id} was removed already; to have it back: source restore {id}.");
        }

        var settings = said ?? new OperatorSettings { SourceId = id, ChangedAt = default, ChangedBy = by.Word };
        var removal = new SourceRemoval(clock.GetUtcNow(), by.Word, reason, withArticles);
        var outcome = await SaveAsync(now, settings with { Removal = removal, ChangedBy = by.Word }, (by, AuditAction.SourceRemoved), cancellationToken);
        return outcome is DeskOutcome.Done done && withArticles ? done with { Articles = await removals.AdaptAsync(id, cancellationToken) } : outcome;
    }

    /// <summary>Puts a removed source back with its articles, unless they were deleted for good.</summary>
    public async Task<DeskOutcome> RestoreAsync(string id, Author by, CancellationToken cancellationToken)
    {
        var now = await StateAsync(cancellationToken);
        if (now.SaidOf(id) is not { Removal: { } removal } said)
        {
            return Refused($"{id} was not removed.");
        }

        if (Faults(now, said with { Removal = null }) is { Count: > 0 } faults)
        {
            return new DeskOutcome.Refused(faults);
        }

        var articles = 0;
        if (removal.WithArticles)
        {
            // The articles come back first: when this is interrupted, the source is still in the list of removed ones.
            var shown = said with { Removal = removal with { WithArticles = false }, ChangedAt = clock.GetUtcNow(), ChangedBy = by.Word };
            if (!await store.Settings.SaveAsync(shown, Record((by, AuditAction.SourceRestored), id, null, null), cancellationToken))
            {
                return Meanwhile(id);
            }

            articles = await removals.AdaptAsync(id, cancellationToken);
            now = await StateAsync(cancellationToken);
            said = now.SaidOf(id) ?? said;
        }

        var outcome = await SaveAsync(now, said with { Removal = null, ChangedBy = by.Word }, (by, AuditAction.SourceRestored), cancellationToken);
        return outcome is DeskOutcome.Done done ? done with { Articles = articles } : outcome;
    }

    /// <summary>Stops asking a source until <see cref="ResumeAsync"/>.</summary>
    public Task<DeskOutcome> PauseAsync(string id, Author by, CancellationToken cancellationToken) => TurnAsync(
        id, (by, AuditAction.SourcePaused), () => store.Sources.PauseAsync(id, new(SentenceKind.PausedByOperator, by.Name, id), cancellationToken), cancellationToken);

    /// <summary>Asks a paused source again, at once.</summary>
    public Task<DeskOutcome> ResumeAsync(string id, Author by, CancellationToken cancellationToken) => TurnAsync(
        id, (by, AuditAction.SourceResumed), () => store.Sources.ResumeAsync(id, clock.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>Makes a source due now.</summary>
    public async Task<DeskOutcome> AskAsync(string id, Author by, CancellationToken cancellationToken) =>
        (await store.Sources.HealthAsync(cancellationToken)).Any(source => source.SourceId == id && source.State.Paused)
            ? Refused($"{id} is paused, so it is not asked; to ask it again: source resume {id}.")
            : await TurnAsync(
                id, (by, AuditAction.SourceAsked), () => store.Sources.HastenAsync([id], clock.GetUtcNow(), cancellationToken), cancellationToken);

    private async Task<DeskOutcome> TurnAsync(string id, (Author By, AuditAction What) change, Func<Task> turnAsync, CancellationToken cancellationToken)
    {
        if ((await store.Sources.HealthAsync(cancellationToken)).All(known => known.SourceId != id || !known.Active))
        {
            var said = (await store.Settings.AllAsync(cancellationToken)).FirstOrDefault(settings => settings.SourceId == id);
            return said?.Removal is not null ? Refused($"{id} was removed; to have it back: source restore {id}.") : Unknown(id);
        }

        await turnAsync();
        await store.Audit.AppendAsync(Record(change, id, null, null), cancellationToken);
        return new DeskOutcome.Done(null, null, 0);
    }

    private async Task<DeskState> StateAsync(CancellationToken cancellationToken)
    {
        var (sources, settings) = (file(), await store.Settings.AllAsync(cancellationToken));
        return new DeskState(sources, settings, EffectiveCatalogue.Of(sources, settings));
    }

    private async Task<DeskOutcome> SaveAsync(
        DeskState before, OperatorSettings settings, (Author By, AuditAction What) change, CancellationToken cancellationToken)
    {
        if (Faults(before, settings) is { Count: > 0 } faults)
        {
            return new DeskOutcome.Refused(faults);
        }

        var (known, source) = (before.List.Find(settings.SourceId), before.With(settings).Find(settings.SourceId));
        return await store.Settings.SaveAsync(settings with { ChangedAt = clock.GetUtcNow() }, Record(change, settings.SourceId, known, source), cancellationToken)
            ? new DeskOutcome.Done(known, source, 0)
            : Meanwhile(settings.SourceId);
    }

    /// <summary>What the change would break that is whole before it.</summary>
    private static List<string> Faults(DeskState before, OperatorSettings settings)
    {
        var after = before.With(settings);
        var (source, known) = (after.Find(settings.SourceId), before.List.Find(settings.SourceId));
        return
        [
            .. after.Conflicts.Except(before.List.Conflicts).Where(conflict => conflict.Kind is not SentenceKind.CatalogueInBoth).Select(conflict => conflict.ToString()),
            .. source is null ? [] : SelectorCheck.Faults(source.Source).Except(known is null ? [] : SelectorCheck.Faults(known.Source)),
        ];
    }

    /// <summary>Tells only the settings that differ, because an entry may be long.</summary>
    private AuditRecord Record((Author By, AuditAction What) change, string id, EffectiveSource? before, EffectiveSource? after)
    {
        var (old, now) = (before is null ? [] : SourceWriter.Entry(before.Source), after is null ? [] : SourceWriter.Entry(after.Source));
        return new AuditRecord
        {
            At = clock.GetUtcNow(),
            By = change.By,
            What = change.What,
            Subject = id,
            Before = before is null ? null : SourceWriter.Line(SettingsPatch.Between(now, old)),
            After = after is null ? null : SourceWriter.Line(SettingsPatch.Between(old, now)),
        };
    }

    private static DeskOutcome.Refused Meanwhile(string id) => Refused($"Somebody else changed {id} at the same time. Look at it again, then repeat your change.");

    private static DeskOutcome.Refused Unknown(string id) => new([$"{id}: no such source; see source list."]) { IsUnknown = true };

    private static DeskOutcome.Refused Refused(string reason) => new([reason]);
}
