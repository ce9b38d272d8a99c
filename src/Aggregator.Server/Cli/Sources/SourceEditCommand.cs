using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Following;
using Aggregator.Sources.Effective;
using Aggregator.Sources.Exchange;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The subcommands <c>source edit</c>, <c>source revert</c> and <c>source show</c>: the settings of one source.</summary>
internal static class SourceEditCommand
{
    public static Argument<string> Id() => new("ID") { Description = "The id of a source; source list shows them" };

    public static Command CreateEdit()
    {
        var id = Id();
        var set = new Option<string[]>("--set")
        {
            Description = "NAME=VALUE, as in feeds.json: publish=excerpt, feedUrls=\"ADDRESS ADDRESS\", pageRules.body=.text; an empty value means the default",
            AllowMultipleArgumentsPerToken = true,
        };
        var unset = new Option<string[]>("--unset")
        {
            Description = "NAME: the setting is again what feeds.json says, or its default",
            AllowMultipleArgumentsPerToken = true,
        };
        return DeskRun.Complete(
            new Command("edit", "Changes settings of a source without an edit of feeds.json") { id, set, unset },
            (result, desk, cancellationToken) => EditAsync(
                desk, result.GetRequiredValue(id), result.GetValue(set) ?? [], result.GetValue(unset) ?? [], cancellationToken));
    }

    public static Command CreateRevert()
    {
        var id = Id();
        return DeskRun.Complete(
            new Command("revert", "Drops every change of a source, so that feeds.json alone counts") { id },
            async (result, desk, cancellationToken) =>
            {
                var wanted = result.GetRequiredValue(id);
                return await desk.TellAsync(
                    await desk.Desk.RevertAsync(wanted, desk.By, cancellationToken), wanted, made => $"{wanted} is as feeds.json says{(made.After is null ? ", which does not list it" : "")}.");
            });
    }

    public static Command CreateShow()
    {
        var id = Id();
        return DeskRun.Complete(
            new Command("show", "The settings of a source, each with its origin: file, override, own or default") { id },
            async (result, desk, cancellationToken) => await ShowAsync(desk, result.GetRequiredValue(id), await desk.Desk.ListAsync(cancellationToken)));
    }

    private static async Task<int> EditAsync(DeskCall desk, string id, string[] set, string[] unset, CancellationToken cancellationToken)
    {
        if (set.Length + unset.Length == 0 || set.FirstOrDefault(told => told.IndexOf('=', StringComparison.Ordinal) < 1) is not null)
        {
            await desk.Call.Error.WriteLineAsync($"{id}: say what to change with --set NAME=VALUE or --unset NAME; source show {id} tells the names.");
            return ExitCode.WrongUse;
        }

        if (unset.FirstOrDefault(name => !EntryForm.Names.Contains(name.Split('.')[0], StringComparer.Ordinal)) is { } unknown)
        {
            await desk.Call.Error.WriteLineAsync($"{id}: there is no setting {unknown}; source show {id} tells the names.");
            return ExitCode.WrongUse;
        }

        var patch = set.Select(told => told.Split('=', 2)).Select(told => EntryForm.Patch(told[0].Trim(), told[1]))
            .Aggregate(new JsonObject(), SettingsPatch.Join);
        return await desk.TellAsync(await desk.Desk.EditAsync(id, patch, unset, desk.By, cancellationToken), id, made => Words(id, made));
    }

    private static string Words(string id, DeskOutcome.Done made)
    {
        var (before, after) = (made.Before is null ? [] : SourceWriter.Entry(made.Before.Source), made.After is null ? [] : SourceWriter.Entry(made.After.Source));
        var changes = SettingsPatch.Between(before, after).Select(change =>
            $"{change.Key} is {Value(change.Key, after)} (it was {Value(change.Key, before)})").ToList();
        return changes.Count == 0 ? $"{id} had these settings already." : $"{id}: {string.Join(", ", changes)}.";
    }

    private static string Value(string name, JsonObject entry) => entry[name] is { } value ? EntryForm.Write(name, value) : "the default";

    private static async Task<int> ShowAsync(DeskCall desk, string id, EffectiveCatalogue list)
    {
        if (list.Find(id) is not { } source)
        {
            await desk.Call.Error.WriteLineAsync(list.Removed.FirstOrDefault(removed => removed.Settings.SourceId == id) is { } removed
                ? $"{id} was removed on {removed.Removal.At:u} by {removed.Removal.By}: {removed.Removal.Reason} To have it back: source restore {id}."
                : list.Conflicts.FirstOrDefault(conflict => conflict.SourceId == id)?.ToString() ?? desk.Unknown(id));
            return ExitCode.Failed;
        }

        if (desk.IsJson)
        {
            JsonAnswer.Write(desk.Call, SourceDescription.Json(source));
            return ExitCode.Done;
        }

        var table = new RowTable(new("setting"), new("value", MayShrink: true), new("from", MayShrink: true));
        foreach (var (name, value, origin) in SourceDescription.Lines(source))
        {
            table.Add(name, value, origin);
        }

        table.Write(desk.Call);
        return ExitCode.Done;
    }
}
