using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Manage.Rules;
using Aggregator.Server.Web.Manage.Runs;
using Aggregator.Trials;

namespace Aggregator.Server.Web.Manage.Adding;

/// <summary>A list of addresses: how far it is, a verdict a line, and which are saved.</summary>
internal sealed class ManyAnswers(TrialDesk trials, SourceKeeper keeper, ArabicTime time) : IManageAnswers
{
    public const string Path = "/manage/add/list";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public Task<ManageAnswer> ShowAsync(ManageVisit visit) => Task.FromResult<ManageAnswer>(
        Find(visit) is not { } run ? new ManageAnswer.Missing()
        : visit.WantsJson ? new ManageAnswer.Sent(Results.Json(Progress(run, time)))
        : new ManageAnswer.Shown(run));

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        if (Find(visit) is not { } run)
        {
            return new ManageAnswer.Missing();
        }

        var page = $"{Path}/{run.Id}";
        switch (form["do"].ToString())
        {
            case "stop":
                run.Stop();

                // The next page shows what is left, so the trials that run are waited for; they end at once.
                await Task.WhenAny(run.Work, Task.Delay(LongestWait, visit.Aborted));
                return new ManageAnswer.Moved(page, "وقفت التجربة. ما جُرب باق، ولك أن تكمل.");
            case "resume":
                trials.Resume(run);
                return new ManageAnswer.Moved(page);
            case "drop":
                trials.Drop(run);
                return new ManageAnswer.Moved(AddAnswers.Path, "تركت القائمة. لم يُحفظ غير ما حفظته.");
            case "save":
                var saved = await SaveAsync(visit, run, form["chosen"].OfType<string>().ToHashSet(StringComparer.Ordinal));
                return new ManageAnswer.Moved(page, $"حُفظت {ArabicCount.Papers.Of(saved)}، وأخبارها في الطريق إلى الموقع.");
            default:
                return new ManageAnswer.Missing();
        }
    }

    public static TrialProgressJson Progress(ManyRun run, ArabicTime time) => new(
        !run.IsRunning,
        run.Lines.Count == 0 ? 100 : 100 * run.Done / run.Lines.Count,
        $"جُرب {ArabicCount.Digits(run.Done)} من {ArabicCount.Digits(run.Lines.Count)}",
        [.. run.Lines.Select(line => Verdict(line, time))]);

    /// <summary>The verdict of a line in one sentence.</summary>
    public static string Verdict(ManyLine line, ArabicTime time) => line switch
    {
        { SavedAs: not null } => "حُفظت",
        { Fault: { } fault } => fault,
        { Proposal: { IsRefused: true } refused } => TrialWords.Of(refused.Refusals[0], time),
        { Proposal: { } proposal } => $"{ArabicCount.Digits(proposal.Mark)} من ١٠٠، {TrialWords.OfMark(proposal.Mark)}",
        { IsRunning: true } => "تُجرب…",
        _ => "تنتظر",
    };

    private async Task<int> SaveAsync(ManageVisit visit, ManyRun run, HashSet<string> chosen)
    {
        foreach (var line in run.Lines)
        {
            line.IsChosen = line.MaySave && chosen.Contains(line.Address);
        }

        List<(ManyLine Line, Proposal Proposal)> wanted = [.. run.Lines.Where(line => line.IsChosen).Select(line => (line, line.Proposal!))]; // A line that may be saved has one.
        var outcomes = await keeper.AddAsync(wanted.Select(one => one.Proposal), visit.Author, visit.Aborted);
        foreach (var ((line, _), (saved, fault)) in wanted.Zip(outcomes))
        {
            (line.SavedAs, line.Fault) = (saved?.Id, fault);
        }

        return outcomes.Count(outcome => outcome.Saved is not null);
    }

    private ManyRun? Find(ManageVisit visit) => trials.FindMany(visit.Known.Key.Id, visit.Context.Request.RouteValues["id"] as string);
}
