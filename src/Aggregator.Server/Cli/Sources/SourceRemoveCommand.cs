using System.CommandLine;
using System.Globalization;
using Aggregator.Server.Following;
using Aggregator.Sources.Effective;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The subcommands <c>source remove</c> and <c>source restore</c>.</summary>
internal static class SourceRemoveCommand
{
    private static int UndoDays => (int)SourceRemoval.UndoFor.TotalDays;

    public static Command CreateRemove()
    {
        var id = SourceEditCommand.Id();
        var articles = new Option<bool>("--with-articles") { Description = "Its articles leave site, feeds, search, API, stories and pictures too" };
        var yes = new Option<bool>("--yes") { Description = "Do it; without this, the command only tells how much would go" };
        var reason = new Option<string>("--reason") { Description = "Why, in a few words; kept with the removal" };
        return DeskRun.Complete(
            new Command("remove", "Takes a source out; it stays out although feeds.json lists it, until source restore") { id, articles, yes, reason },
            async (result, desk, cancellationToken) =>
            {
                var (wanted, withArticles) = (result.GetRequiredValue(id), result.GetValue(articles));
                return result.GetValue(yes)
                    ? await desk.TellAsync(
                        await desk.Desk.RemoveAsync(wanted, withArticles, result.GetValue(reason)?.Trim() ?? "No reason was given.", desk.By, cancellationToken),
                        wanted,
                        made => Done(wanted, withArticles, made))
                    : await AskAsync(desk, wanted, withArticles, cancellationToken);
            });
    }

    public static Command CreateRestore()
    {
        var id = SourceEditCommand.Id();
        return DeskRun.Complete(
            new Command("restore", "Puts a removed source back, with its articles") { id },
            async (result, desk, cancellationToken) =>
            {
                var wanted = result.GetRequiredValue(id);
                var purged = (await desk.Desk.ListAsync(cancellationToken)).Removed.FirstOrDefault(removed => removed.Settings.SourceId == wanted)?.Removal.PurgedAt;
                return await desk.TellAsync(
                    await desk.Desk.RestoreAsync(wanted, desk.By, cancellationToken),
                    wanted,
                    made => $"{wanted} is in the list again{(made.Articles > 0 ? $", and {Quantity.Of(made.Articles, "article")} are shown again" : "")}."
                        + (purged is null ? "" : string.Create(CultureInfo.InvariantCulture, $" Its earlier articles were deleted for good on {purged:u}.")));
            });
    }

    /// <summary>A command reads no answer from the caller, so it is called a second time with <c>--yes</c>.</summary>
    private static async Task<int> AskAsync(DeskCall desk, string id, bool withArticles, CancellationToken cancellationToken)
    {
        var list = await desk.Desk.ListAsync(cancellationToken);
        if (list.Find(id) is null && list.Conflicts.All(conflict => conflict.SourceId != id))
        {
            await desk.Call.Error.WriteLineAsync(desk.Unknown(id));
            return ExitCode.Failed;
        }

        var count = await desk.Desk.ArticlesAsync(id, cancellationToken);
        await desk.Call.Error.WriteLineAsync(
            $"Nothing was changed yet. {id} would be asked no more, and "
            + (withArticles
                ? $"its {Quantity.Of(count, "article")} would leave site, feeds, search, API, stories and pictures. For {UndoDays} days source restore {id} brings all back; then they are deleted for good."
                : $"its {Quantity.Of(count, "article")} would stay.")
            + " To do it, say the same with --yes.");
        return ExitCode.WrongUse;
    }

    private static string Done(string id, bool withArticles, DeskOutcome.Done made) => withArticles
        ? $"{id} is removed, and {Quantity.Of(made.Articles, "article")} are shown nowhere any more. To have all back within {UndoDays} days: source restore {id}."
        : $"{id} is removed; its articles stay. To have it back: source restore {id}.";
}
