using Aggregator.Server.Following;
using Aggregator.Sources.Effective;

namespace Aggregator.Server.Web.Manage.Sources;

/// <param name="Removed">The latest first.</param>
public sealed record RemovedModel(IReadOnlyList<RemovedSource> Removed, DateTimeOffset Now);

/// <summary>The sources that were taken out; each can be put back.</summary>
internal sealed class RemovedAnswers(EffectiveSources sources, SourceKeeper keeper, TimeProvider clock) : IManageAnswers
{
    public const string Path = "/manage/removed";

    public Task<ManageAnswer> ShowAsync(ManageVisit visit) => Task.FromResult<ManageAnswer>(Shown());

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        var id = form["source"].ToString();
        if (sources.Current.Removed.FirstOrDefault(removed => removed.Settings.SourceId == id) is not { } removed)
        {
            return new ManageAnswer.Missing();
        }

        return await keeper.RestoreAsync(id, visit.Author, visit.Aborted) is { } fault
            ? Shown() with { Fault = fault }
            : new ManageAnswer.Moved(SourceAnswers.PathOf(id), $"عادت «{removed.Source?.Name ?? id}» إلى المتابعة.");
    }

    private ManageAnswer.Shown Shown() => new(new RemovedModel([.. sources.Current.Removed.OrderByDescending(removed => removed.Removal.At)], clock.GetUtcNow()));
}
