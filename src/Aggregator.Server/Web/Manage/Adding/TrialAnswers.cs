using Aggregator.Extraction;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Manage.Rules;
using Aggregator.Server.Web.Manage.Runs;
using Aggregator.Server.Web.Manage.Sources;
using Aggregator.Sources;
using Aggregator.Trials;

namespace Aggregator.Server.Web.Manage.Adding;

/// <param name="Form">Null while there is no proposal.</param>
/// <param name="Preview">Null until somebody asks for it.</param>
public sealed record TrialModel(TrialRun Run, SourceForm? Form = null, SourcePreview? Preview = null)
{
    /// <summary>What each selector caught: those in the form, or those that are proposed.</summary>
    public IReadOnlyList<CaughtBySelector> Caught => Preview?.Caught ?? (Run.Proposal is { Source: { Kind: SourceKind.Listing } source, List: { } list } ? SelectorTrial.OfList(list, source) : []);
}

/// <summary>Shows how far a trial is, then its proposal, which somebody edits and saves.</summary>
internal sealed class TrialAnswers(TrialDesk trials, SourceKeeper keeper) : IManageAnswers
{
    public async Task<ManageAnswer> ShowAsync(ManageVisit visit)
    {
        if (Find(visit) is not { } run)
        {
            return new ManageAnswer.Missing();
        }

        return visit.WantsJson ? new ManageAnswer.Sent(Results.Json(TrialProgressJson.Of(run))) : new ManageAnswer.Shown(Model(run));
    }

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        if (Find(visit) is not { } run)
        {
            return new ManageAnswer.Missing();
        }

        switch (form["do"].ToString())
        {
            case "stop":
                trials.Drop(run);
                return new ManageAnswer.Moved(AddAnswers.Path, "أوقفت التجربة، ولم يُحفظ شيء.");
            case "other" when form["address"].ToString() is { Length: > 0 } address:
                return new ManageAnswer.Moved($"{AddAnswers.Path}/{trials.Start(visit.Known.Key.Id, address).Id}");
        }

        if (run.Proposal is not { Source: { } proposed } proposal)
        {
            return new ManageAnswer.Moved($"{AddAnswers.Path}/{run.Id}");
        }

        var (typed, source) = SourceForm.Read(form, proposed);
        if (source is null)
        {
            return new ManageAnswer.Shown(new TrialModel(run, typed)) { Fault = "لم يُحفظ شيء: صحح ما كُتب بجانبه أنه خطأ." };
        }

        if (form["do"] != "save")
        {
            return new ManageAnswer.Shown(new TrialModel(run, typed, SourcePreview.Of(source, proposal.List, run.ArticlePages)));
        }

        return proposal.IsRefused
            ? new ManageAnswer.Shown(new TrialModel(run, typed)) { Fault = "لا تُحفظ هذه الصحيفة: السبب في أعلى الصفحة." }
            : await SaveAsync(visit, run, proposal with { Source = source }, typed);
    }

    private async Task<ManageAnswer> SaveAsync(ManageVisit visit, TrialRun run, Proposal proposal, SourceForm typed)
    {
        var (saved, fault) = (await keeper.AddAsync([proposal], visit.Author, visit.Aborted))[0];
        if (saved is null)
        {
            return new ManageAnswer.Shown(new TrialModel(run, typed)) { Fault = fault };
        }

        trials.Drop(run);
        return new ManageAnswer.Moved(SourceAnswers.PathOf(saved.Id), $"حُفظت «{proposal.Source?.Name}»، وفي الموقع منها الآن {ArabicCount.Articles.Of(saved.Articles)}.");
    }

    private TrialRun? Find(ManageVisit visit) => visit.Context.Request.RouteValues["id"] is string id ? trials.Find(visit.Known.Key.Id, id) : null;

    private static TrialModel Model(TrialRun run) => new(run, run.Proposal?.Source is { } source ? SourceForm.Of(source) : null);
}
