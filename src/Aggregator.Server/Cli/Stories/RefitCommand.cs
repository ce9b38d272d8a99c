using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Server.Cli.Stories;

/// <summary>The <c>story refit</c> subcommand: fits the thresholds for the same text to the decisions of editors.</summary>
internal static class RefitCommand
{
    public static Command Create()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var apply = new Option<bool>("--apply") { Description = "Keep the proposal; the service takes it up at its next start" };
        var reset = new Option<bool>("--reset") { Description = "Propose the measured thresholds again" };
        var command = new Command("refit", "Proposes thresholds that agree better with the decisions made, and shows before and after on them") { apply, reset, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(
            result, data, store => RunAsync(result.Call, store, (result.GetValue(apply), result.GetValue(reset), result.GetValue(json)), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, Store store, (bool Apply, bool Reset, bool Json) asked, CancellationToken cancellationToken)
    {
        var pairs = Labelled(await store.Decisions.PairsAsync(cancellationToken));
        var current = await store.Stories.RulesAsync(cancellationToken);
        var proposal = asked.Reset ? Reset(pairs, current) : RulesFit.Propose(pairs, current);
        var isKept = asked.Apply && proposal.Changes.Count > 0;
        if (isKept)
        {
            await store.Decisions.SaveRulesAsync(proposal.Rules, cancellationToken);
        }

        if (asked.Json)
        {
            JsonAnswer.Write(call, Form(proposal, isKept));
            return ExitCode.Done;
        }

        Tell(call, proposal, pairs, current);
        call.Output.WriteLine(proposal.Changes.Count > 0
            ? isKept
                ? "Kept: the service takes it up at its next start; story refit --reset --apply takes it back."
                : "Nothing was changed; --apply keeps the proposal."
            : pairs.Count == 0
                ? "No decision says of two texts yet whether they are one (story merge --text, split, never): there is nothing to fit."
                : "No threshold agrees better with the decisions: nothing is to be changed.");
        return ExitCode.Done;
    }

    private static JsonObject Form(RulesProposal proposal, bool isKept) => new()
    {
        ["pairs"] = proposal.Pairs,
        ["before"] = Form(proposal.Before),
        ["after"] = Form(proposal.After),
        ["changes"] = new JsonArray([.. proposal.Changes.Select(change => new JsonObject { ["name"] = change.Name, ["from"] = change.From, ["to"] = change.To })]),
        ["kept"] = isKept,
    };

    private static JsonObject Form(RulesAgreement agreement) =>
        new() { ["hidden"] = agreement.Hidden, ["wronglyHidden"] = agreement.WronglyHidden, ["missed"] = agreement.Missed };

    private static List<LabelledPair> Labelled(IReadOnlyList<DecidedPair> pairs) =>
    [
        .. from pair in pairs
           let score = PairScore.Between(pair.Article, pair.Other)
           where score is not null
           select new LabelledPair(pair.Article.Id, pair.Other.Id, pair.IsSame, score),
    ];

    private static RulesProposal Reset(List<LabelledPair> pairs, DuplicateRules current) => new(
        pairs.Count,
        DuplicateRules.Measured,
        RulesFit.Agreement(pairs, current),
        RulesFit.Agreement(pairs, DuplicateRules.Measured),
        RulesFit.Changes(current, DuplicateRules.Measured));

    private static void Tell(CommandCall call, RulesProposal proposal, List<LabelledPair> pairs, DuplicateRules current)
    {
        var table = new RowTable(new(""), new("before"), new("after"));
        table.Add("decided pairs", Number(proposal.Pairs), Number(proposal.Pairs));
        table.Add("called one text", Number(proposal.Before.Hidden), Number(proposal.After.Hidden));
        table.Add("of these wrongly", Number(proposal.Before.WronglyHidden), Number(proposal.After.WronglyHidden));
        table.Add("missed", Number(proposal.Before.Missed), Number(proposal.After.Missed));
        foreach (var change in proposal.Changes)
        {
            table.Add(change.Name, Share(change.From), Share(change.To));
        }

        table.Write(call);
        foreach (var pair in pairs.Where(pair => pair.Score.Suffices(current) != pair.Score.Suffices(proposal.Rules)))
        {
            call.Output.WriteLine($"  {pair.Article} and {pair.Other}: {Word(pair.Score.Suffices(current))} → {Word(pair.Score.Suffices(proposal.Rules))}; the editor says {Word(pair.IsSame)}");
        }
    }

    private static string Word(bool isSame) => isSame ? "one text" : "two texts";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
