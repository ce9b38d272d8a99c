using System.CommandLine;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Following;
using Aggregator.Server.Options;
using Aggregator.Trials;

namespace Aggregator.Server.Cli.Sources.Adding;

/// <summary>The <c>source add</c> subcommand: tries addresses, and saves what passes the gate when it is told to.</summary>
internal static class SourceAddCommand
{
    private const string Help = """
        Tries the address of a newspaper: finds its feed, its sitemap or the list on its page, reads ten articles and marks them.
        Saves nothing unless --yes is given.

        An address is a home page, a feed or a sitemap; https:// may be missing. It is looked for in this order: the address
        itself, feeds that the page declares or links, 14 usual paths, the sitemaps of robots.txt, the list on the page.

        Exit code 0: proposed or saved. 1: refused, with the reason; of several addresses: one of them, other than
        papers that are there already. A second run with --yes skips what is there, so a stopped run can be repeated.

        --json writes one object for each address, in one line:
          address   as given
          verdict   proposed, refused or saved
          refusals  why it is refused: [{kind, values, en, ar}]
          kind      feed, sitemap or listing
          url       the address that is followed
          rules     {item, link, title, date}: CSS selectors of a listing
          source    the whole entry as feeds.json would have it: id, name, homePage, country, dateCorrection, encoding …
          mark      0 to 100
          reasons   the parts of the mark: [{points, of, reason: {kind, values, en, ar}}]
          hints     what was corrected or should be known, the second reading by CodeHollow.FeedReader too: [{kind, values, en, ar}]
          articles  [{url, headline, announced, opening, text, letters, byline, published, image, section, tags, method, quality,
                    verdict, why, removed: [{text, reason}], doubtful}]; verdict is whole, excerpt, headline, garbled or nothing;
                    why says what was wrong with the page; doubtful lists lines of the text that look like boilerplate
          tried     [{step, url, outcome, entries, detail}]: every place that was looked at, in order
          saved     {id, entries, articles}: only with --yes
        """;

    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var addresses = new Argument<string[]>("ADDRESS") { Description = "Home pages, feeds or sitemaps", Arity = ArgumentArity.ZeroOrMore };
        var yes = new Option<bool>("--yes") { Description = "Save each source that passes, with its first articles" };
        var file = new Option<FileInfo?>("--file") { Description = "A file with an address in each line; lines that begin with # are left out" };
        var command = new Command("add", Help) { addresses, yes, file, feeds, data, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null && result.GetValue(addresses) is null or { Length: 0 })
            {
                result.AddError("Name an address, or a file of addresses with --file.");
            }
        });
        command.SetAction((result, cancellationToken) => NetworkRun.RunAsync(
            result,
            data,
            async asks =>
            {
                var wanted = await WantedAsync(result, result.GetValue(addresses) ?? [], result.GetValue(file), cancellationToken);
                var shelf = new SourceShelf(result, result.DataOf(data), result.FeedsOf(feeds, result.DataOf(data)));
                return await RunAsync(result, asks, shelf, wanted, (result.GetValue(yes), result.GetValue(json)), cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult result, Fetch fetchAsync, SourceShelf shelf, IReadOnlyList<string> addresses, (bool Saves, bool IsJson) wish, CancellationToken cancellationToken)
    {
        var call = result.Call;
        var options = OptionsTable.Read<TrialOptions>(call.Configuration);
        var trial = new SourceTrial(
            fetchAsync, TimeProvider.System, OptionsTable.Read<FeedsOptions>(call.Configuration), OptionsTable.Read<PipelineOptions>(call.Configuration), options);
        await shelf.OpenAsync(cancellationToken);
        var report = new ProposalReport(result, addresses.Count > 1, wish.IsJson);
        var progress = new ProgressLine(call, addresses.Count);
        var refused = 0;
        using var turn = new SemaphoreSlim(1);
        try
        {
            await Parallel.ForEachAsync(
                addresses,
                new ParallelOptions { MaxDegreeOfParallelism = options.AddressesAtOnce, CancellationToken = cancellationToken },
                async (address, token) =>
                {
                    var proposal = await trial.ProposeAsync(address, shelf.Known, null, token);
                    progress.Step(address);
                    await turn.WaitAsync(token);
                    try
                    {
                        var outcome = wish.Saves && !proposal.IsRefused ? await shelf.SaveAsync(proposal, token) : new SavingOutcome(proposal);
                        refused += IsFailure(outcome, addresses.Count) ? 1 : 0;
                        progress.End();
                        report.Tell(outcome.Proposal, outcome.Saved);
                        outcome.Faults.ToList().ForEach(call.Error.WriteLine);
                    }
                    finally
                    {
                        turn.Release();
                    }
                });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.End();
            await call.Error.WriteLineAsync(result.Language.Choose(
                "Stopped. The same command goes on: what is saved is skipped.", "توقف العمل. والأمر نفسه يتابعه: ما حُفظ لا يُعاد."));
            return ExitCode.Failed;
        }

        return refused > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Of several addresses, one that is there already was saved by an earlier run.</summary>
    private static bool IsFailure(SavingOutcome outcome, int addresses) => outcome.Faults.Count > 0
        || (outcome.Proposal.IsRefused && !(addresses > 1 && outcome.Proposal.Refusals[0].Kind is FindingKind.AlreadyFollowed));

    private static async Task<IReadOnlyList<string>> WantedAsync(ParseResult result, string[] addresses, FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return addresses;
        }

        try
        {
            var lines = await File.ReadAllLinesAsync(Path.GetFullPath(file.ToString(), result.Call.Folder), cancellationToken);
            return [.. addresses.Concat(lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'))).Distinct(StringComparer.Ordinal)];
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"The addresses in {file} cannot be read: {fault.Message}", fault);
        }
    }
}
