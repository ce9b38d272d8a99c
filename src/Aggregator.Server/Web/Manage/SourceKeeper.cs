using System.Text.Json.Nodes;
using Aggregator.Server.Following;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Manage.Rules;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Text.Sentences;
using Aggregator.Trials;
using Aggregator.Trials.Saving;

namespace Aggregator.Server.Web.Manage;

/// <summary>What pages do to sources. Each change is audited, and in force before the answer leaves.</summary>
internal sealed class SourceKeeper(SourceDesk desk, ProposalSaving saving, Store store, CatalogueWatch watch, TimeProvider clock, ArabicTime time)
{
    /// <summary>Saves new sources with their first articles.</summary>
    /// <param name="proposals">Each with the source as somebody edited it.</param>
    /// <returns>For each what was saved, or why nothing was, in Arabic.</returns>
    public async Task<IReadOnlyList<(SavedSource? Saved, string? Fault)>> AddAsync(IEnumerable<Proposal> proposals, Author by, CancellationToken cancellationToken)
    {
        var outcomes = new List<(SavedSource? Saved, string? Fault)>();
        foreach (var proposal in proposals)
        {
            var outcome = await saving.SaveAsync(proposal, by, cancellationToken);
            outcomes.Add((outcome.Saved, outcome.Saved is null ? Fault(outcome) : null));
        }

        await watch.LookAsync(cancellationToken);
        return outcomes;
    }

    /// <returns>Why nothing was saved, in Arabic; null when it was.</returns>
    public async Task<string?> EditAsync(Source before, Source after, Author by, CancellationToken cancellationToken) =>
        (await ApplyAsync(desk.EditAsync(before.Id, SettingsPatch.Between(SourceWriter.Entry(before), SourceWriter.Entry(after)), [], by, cancellationToken), cancellationToken)).Fault;

    /// <inheritdoc cref="EditAsync"/>
    public async Task<string?> RevertAsync(string id, Author by, CancellationToken cancellationToken) =>
        (await ApplyAsync(desk.RevertAsync(id, by, cancellationToken), cancellationToken)).Fault;

    /// <returns>Why nothing was removed, in Arabic, and how many articles were hidden.</returns>
    public Task<(string? Fault, int Hidden)> RemoveAsync(string id, bool withArticles, string reason, Author by, CancellationToken cancellationToken) =>
        ApplyAsync(desk.RemoveAsync(id, withArticles, reason, by, cancellationToken), cancellationToken);

    /// <inheritdoc cref="EditAsync"/>
    public async Task<string?> RestoreAsync(string id, Author by, CancellationToken cancellationToken) =>
        (await ApplyAsync(desk.RestoreAsync(id, by, cancellationToken), cancellationToken)).Fault;

    /// <summary>What one press does: pause, resume, ask, enable.</summary>
    /// <returns>What was done, in Arabic; null when there is no such thing to do.</returns>
    public async Task<string?> DoAsync(string wanted, Source source, Author by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (wanted)
        {
            case "pause":
                await store.Sources.PauseAsync(source.Id, new(SentenceKind.PausedByOperator, by.Name), cancellationToken);
                await RecordAsync(AuditAction.SourcePaused);
                return $"أُوقف سؤال «{source.Name}» حتى تستأنفه.";
            case "resume":
                await store.Sources.ResumeAsync(source.Id, now, cancellationToken);
                await RecordAsync(AuditAction.SourceResumed);
                return $"عادت «{source.Name}» إلى المتابعة، وتُسأل الآن.";
            case "ask":
                await store.Sources.HastenAsync([source.Id], now, cancellationToken);
                await RecordAsync(AuditAction.SourceAsked);
                return $"تُسأل «{source.Name}» الآن.";
            case "enable":
                return await ApplyAsync(desk.EditAsync(source.Id, new JsonObject { ["enabled"] = null, ["disabledReason"] = null }, [], by, cancellationToken), cancellationToken) is { Fault: { } fault }
                    ? fault
                    : $"فُعلت «{source.Name}»، وتُسأل الآن.";
            default:
                return null;
        }

        Task RecordAsync(AuditAction what) => store.Audit.AppendAsync(new AuditRecord { At = now, By = by, What = what, Subject = source.Id }, cancellationToken);
    }

    private async Task<(string? Fault, int Articles)> ApplyAsync(Task<DeskOutcome> change, CancellationToken cancellationToken)
    {
        var outcome = await change;
        await watch.LookAsync(cancellationToken);
        return outcome switch
        {
            DeskOutcome.Done(_, _, var articles) => (null, articles),
            DeskOutcome.Refused(var reasons) => (Told(reasons), 0),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string Fault(SavingOutcome outcome) =>
        outcome.Faults.Count > 0 ? Told(outcome.Faults) : string.Join(' ', outcome.Proposal.Refusals.Select(refusal => TrialWords.Whole(refusal, time)));

    /// <summary>The desk speaks English, because it speaks to commands too.</summary>
    private static string Told(IReadOnlyList<string> reasons) => $"لم يتغير شيء. \u2066{string.Join(' ', reasons)}\u2069";
}
