namespace Aggregator.Server.Web.Manage.Pages;

/// <summary>The first page after sign-in.</summary>
internal sealed class HomeAnswers : IManageAnswers
{
    public Task<ManageAnswer> ShowAsync(ManageVisit visit) => Task.FromResult<ManageAnswer>(new ManageAnswer.Shown(new object()));

    public Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form) => Task.FromResult<ManageAnswer>(new ManageAnswer.Missing());
}
