using System.Globalization;
using System.Text;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;
using Microsoft.AspNetCore.Http.Extensions;

namespace Aggregator.Server.Web.Manage.Pages;

/// <param name="Older">Where the next page begins; null on the last.</param>
public sealed record AuditModel(AuditQuery Query, IReadOnlyList<AuditRecord> Records, long? Older);

/// <summary>Shows the audit to operators.</summary>
internal sealed class AuditAnswers(IAuditStore audit) : IManageAnswers
{
    public async Task<ManageAnswer> ShowAsync(ManageVisit visit)
    {
        var query = Read(visit);

        // One more than a page shows tells whether there is a next page.
        var records = await audit.ReadAsync(query with { Limit = query.Limit + 1 }, visit.Aborted);
        var shown = records.Take(query.Limit).ToList();
        return new ManageAnswer.Shown(new AuditModel(query, shown, records.Count > query.Limit ? shown[^1].Id : null));
    }

    public Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form) => Task.FromResult<ManageAnswer>(new ManageAnswer.Missing());

    public static AuditQuery Read(ManageVisit visit) => new()
    {
        By = visit.Query("by"),
        What = Enum.TryParse<AuditAction>(visit.Query("what"), ignoreCase: true, out var what) && Enum.IsDefined(what) ? what : null,
        Subject = visit.Query("subject"),
        Before = long.TryParse(visit.Query("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
    };

    /// <summary>The address of a page of the audit.</summary>
    public static string Address(AuditQuery query)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("by", query.By), ("what", query.What?.ToString()), ("subject", query.Subject), ("before", query.Before?.ToString(CultureInfo.InvariantCulture)),
        };
        var builder = new QueryBuilder(parts.Where(part => part.Value is not null).Select(part => new KeyValuePair<string, string>(part.Name, part.Value ?? "")));
        return $"/manage/audit{builder}";
    }
}

/// <summary>The audit for scripts: one JSON object a line, as <c>audit list --json</c> prints it.</summary>
internal sealed class AuditLines(IAuditStore audit) : IManageAnswers
{
    private const int MaxRecords = 1000;

    public async Task<ManageAnswer> ShowAsync(ManageVisit visit)
    {
        var records = await audit.ReadAsync(AuditAnswers.Read(visit) with { Limit = MaxRecords }, visit.Aborted);
        var lines = string.Concat(records.Select(record => AuditForm.Write(record) + "\n"));
        return new ManageAnswer.Sent(Results.Text(lines, "application/x-ndjson", Encoding.UTF8));
    }

    public Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form) => Task.FromResult<ManageAnswer>(new ManageAnswer.Missing());
}
