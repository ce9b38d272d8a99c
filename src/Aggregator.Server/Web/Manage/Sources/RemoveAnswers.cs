using Aggregator.Server.Following;
using Aggregator.Server.Web.Arabic;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Manage.Sources;

/// <param name="Articles">How many articles the site has of the source.</param>
public sealed record RemoveModel(Source Source, int Articles);

/// <summary>Asks before a source is taken out, and takes it out.</summary>
internal sealed class RemoveAnswers(EffectiveSources sources, SourceDesk desk, SourceKeeper keeper) : IManageAnswers
{
    private const int MaxReason = 300;

    public async Task<ManageAnswer> ShowAsync(ManageVisit visit) => Find(visit) is { } source
        ? new ManageAnswer.Shown(new RemoveModel(source, await desk.ArticlesAsync(source.Id, visit.Aborted)))
        : new ManageAnswer.Missing();

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        var choice = form["articles"].ToString();
        if (Find(visit) is not { } source || choice is not ("keep" or "with"))
        {
            return new ManageAnswer.Missing();
        }

        var reason = form["reason"].ToString().Trim();
        var (fault, hidden) = await keeper.RemoveAsync(source.Id, choice == "with", reason.Length <= MaxReason ? reason : reason[..MaxReason], visit.Author, visit.Aborted);
        return fault is not null ? new ManageAnswer.Shown(new RemoveModel(source, await desk.ArticlesAsync(source.Id, visit.Aborted))) { Fault = fault }
            : new ManageAnswer.Moved(RemovedAnswers.Path, choice == "with"
                ? $"حُذفت «{source.Name}» من المتابعة، واختفى من الموقع {ArabicCount.Articles.Of(hidden)}. لك ثلاثون يوما لتعيدها."
                : $"حُذفت «{source.Name}» من المتابعة، وبقيت أخبارها. لك أن تعيدها من هنا.");
    }

    private Source? Find(ManageVisit visit) => visit.Context.Request.RouteValues["id"] is string id ? sources.Current.Find(id)?.Source : null;
}
