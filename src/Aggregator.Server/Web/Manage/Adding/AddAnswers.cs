using System.Text;
using Aggregator.Server.Web.Manage.Runs;

namespace Aggregator.Server.Web.Manage.Adding;

/// <param name="Typed">What was refused; null at first.</param>
/// <param name="Many">The list that this session tries already; null for none.</param>
public sealed record AddModel(string? Typed = null, ManyRun? Many = null);

/// <summary>Takes the address of a newspaper, or many of them.</summary>
internal sealed class AddAnswers(TrialDesk trials) : IManageAnswers
{
    /// <summary>Lists of a thousand papers have some hundred kilobytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    public const string Path = ManagePages.Adding;

    public Task<ManageAnswer> ShowAsync(ManageVisit visit) => Task.FromResult<ManageAnswer>(new ManageAnswer.Shown(new AddModel(visit.Query("address"), trials.ManyOf(visit.Known.Key.Id))));

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        var typed = form["addresses"].ToString();
        var addresses = AddressLines.Read(form.Files.Count > 0 && form.Files[0].Length > 0 ? await TextAsync(form.Files[0], visit.Aborted) : typed);
        return addresses.Count switch
        {
            0 => new ManageAnswer.Shown(new AddModel(typed)) { Fault = "اكتب عنوانا واحدا على الأقل." },
            > AddressLines.Most => new ManageAnswer.Shown(new AddModel(typed)) { Fault = "في القائمة أكثر من ألف عنوان: اقسمها." },
            1 => new ManageAnswer.Moved($"{Path}/{trials.Start(visit.Known.Key.Id, addresses[0]).Id}"),
            _ => new ManageAnswer.Moved($"{ManyAnswers.Path}/{trials.StartMany(visit.Known.Key.Id, addresses).Id}"),
        };
    }

    private static async Task<string> TextAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
