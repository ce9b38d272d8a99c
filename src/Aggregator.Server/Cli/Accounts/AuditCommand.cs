using System.CommandLine;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Cli.Accounts;

/// <summary>The <c>audit</c> subcommand: who changed what.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Who changed what in accounts, sources and settings; works while the service runs") { CreateList() };

    private static Command CreateList()
    {
        var by = new Option<string>("--by") { Description = "Only changes of this account or user" };
        var what = new Option<AuditAction?>("--what") { Description = "Only this action, for example RoleChanged" };
        var subject = new Option<string>("--subject") { Description = "Only changes of this account or source" };
        var limit = new Option<int>("--limit") { Description = "How many, the newest first", DefaultValueFactory = _ => 50 };
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "The changes, the newest first") { by, what, subject, limit, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var query = new AuditQuery { By = result.GetValue(by), What = result.GetValue(what), Subject = result.GetValue(subject), Limit = Math.Max(1, result.GetValue(limit)) };
            var records = await store.Audit.ReadAsync(query, cancellationToken);
            if (result.GetValue(json))
            {
                foreach (var record in records)
                {
                    result.Call.Output.WriteLine(AuditForm.Write(record));
                }

                return ExitCode.Done;
            }

            if (records.Count == 0)
            {
                result.Call.Output.WriteLine("No change of this kind.");
                return ExitCode.Done;
            }

            var table = new RowTable(
                new("when"), new("who", MayShrink: true), new("way"), new("what"), new("subject", MayShrink: true), new("before", IsNote: true), new("after", IsNote: true));
            foreach (var record in records)
            {
                table.Add(
                    UserReports.Moment(record.At), record.By.Name, record.By.Way.ToString().ToLowerInvariant(), record.What.ToString(),
                    record.Subject ?? "", record.Before ?? "", record.After ?? "");
            }

            table.Write(result.Call);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
