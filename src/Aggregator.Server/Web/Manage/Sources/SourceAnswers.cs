using Aggregator.Server.Following;
using Aggregator.Server.Web.Manage.Rules;
using Aggregator.Server.Web.Manage.Runs;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Manage.Sources;

/// <param name="Row">The source and its state.</param>
/// <param name="Form">Its settings, or what somebody typed.</param>
/// <param name="InFile">The values of feeds.json that operators have changed, by the name of the field.</param>
/// <param name="Pages">The pages for the preview; null until somebody asks for them.</param>
/// <param name="Preview">Null until somebody asks for it.</param>
public sealed record SourceModel(SourceRow Row, SourceForm Form, IReadOnlyDictionary<string, string> InFile, TrialRun? Pages, SourcePreview? Preview);

/// <summary>One source: its settings with their origin, the last fetches, the preview of changed settings.</summary>
internal sealed class SourceAnswers(EffectiveSources sources, ISourceStore store, SourceKeeper keeper, TrialDesk trials) : IManageAnswers
{
    public async Task<ManageAnswer> ShowAsync(ManageVisit visit)
    {
        if (Find(visit) is not { } listed)
        {
            return new ManageAnswer.Missing();
        }

        var pages = trials.OfSource(visit.Known.Key.Id, listed.Source.Id);
        if (visit.WantsJson && pages is not null)
        {
            return new ManageAnswer.Sent(Results.Json(TrialProgressJson.Of(pages)));
        }

        return new ManageAnswer.Shown(await ModelAsync(visit, listed, pages?.Typed ?? SourceForm.Of(listed.Source), pages?.Edited));
    }

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        if (Find(visit) is not { } listed)
        {
            return new ManageAnswer.Missing();
        }

        switch (form["do"].ToString())
        {
            case "stop":
                trials.DropOfSource(visit.Known.Key.Id, listed.Source.Id);
                return new ManageAnswer.Moved(PathOf(listed.Source.Id));
            case "revert":
                return await FinishAsync(visit, listed, SourceForm.Of(listed.Source), await keeper.RevertAsync(listed.Source.Id, visit.Author, visit.Aborted));
            case "save" or "preview":
                return await EditAsync(visit, listed, form);
            case var wanted:
                return await keeper.DoAsync(wanted, listed.Source, visit.Author, visit.Aborted) is { } done ? new ManageAnswer.Moved(PathOf(listed.Source.Id), done) : new ManageAnswer.Missing();
        }
    }

    public static string PathOf(string id) => $"/manage/source/{id}";

    private async Task<ManageAnswer> EditAsync(ManageVisit visit, EffectiveSource listed, IFormCollection form)
    {
        var (typed, source) = SourceForm.Read(form, listed.Source);
        return source is null ? new ManageAnswer.Shown(await ModelAsync(visit, listed, typed, null)) { Fault = "لم يُحفظ شيء: صحح ما كُتب بجانبه أنه خطأ." }
            : form["do"] == "save" ? await FinishAsync(visit, listed, typed, await keeper.EditAsync(listed.Source, source, visit.Author, visit.Aborted))
            : await PreviewAsync(visit, listed, typed, source);
    }

    /// <summary>The first preview fetches the list and ten articles, as a trial does; later ones read the same pages again.</summary>
    private async Task<ManageAnswer> PreviewAsync(ManageVisit visit, EffectiveSource listed, SourceForm typed, Source source)
    {
        var pages = trials.OfSource(visit.Known.Key.Id, listed.Source.Id) ?? trials.StartOfSource(visit.Known.Key.Id, source);
        (pages.Typed, pages.Edited) = (typed, source);
        return pages.IsOver ? new ManageAnswer.Shown(await ModelAsync(visit, listed, typed, source)) : new ManageAnswer.Moved(PathOf(listed.Source.Id));
    }

    private async Task<ManageAnswer> FinishAsync(ManageVisit visit, EffectiveSource listed, SourceForm typed, string? fault)
    {
        if (fault is not null)
        {
            return new ManageAnswer.Shown(await ModelAsync(visit, listed, typed, null)) { Fault = fault };
        }

        trials.DropOfSource(visit.Known.Key.Id, listed.Source.Id);
        return new ManageAnswer.Moved(PathOf(listed.Source.Id), "حُفظت الإعدادات، ويعمل بها الموقع من الآن.");
    }

    /// <param name="edited">The values for the preview; null for none.</param>
    private async Task<SourceModel> ModelAsync(ManageVisit visit, EffectiveSource listed, SourceForm form, Source? edited)
    {
        var health = await store.HealthAsync(visit.Aborted);
        var pages = trials.OfSource(visit.Known.Key.Id, listed.Source.Id);
        var preview = edited is not null && pages is { IsOver: true, Proposal: not null } ? SourcePreview.Of(edited, pages.ListOf(edited), pages.ArticlePages) : null;
        return new SourceModel(new SourceRow(listed, health.FirstOrDefault(one => one.SourceId == listed.Source.Id)), form, InFile(listed), pages, preview);
    }

    private static Dictionary<string, string> InFile(EffectiveSource listed)
    {
        if (listed.InFile is not { } file)
        {
            return [];
        }

        var (before, now) = (SourceForm.Of(file), SourceForm.Of(listed.Source));
        return SourceFields.All.Where(field => before.Value(field.Name) != now.Value(field.Name)).ToDictionary(field => field.Name, field => before.Value(field.Name), StringComparer.Ordinal);
    }

    private EffectiveSource? Find(ManageVisit visit) => visit.Context.Request.RouteValues["id"] is string id ? sources.Current.Find(id) : null;
}
