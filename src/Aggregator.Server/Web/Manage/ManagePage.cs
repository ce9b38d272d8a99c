using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage;

/// <summary>A page of <c>/manage</c>: a row of <see cref="ManagePages"/>, from which routes, rights and navigation are made.</summary>
/// <param name="Path">Its route.</param>
/// <param name="Component">What draws it.</param>
/// <param name="Answers">What answers its visits and forms: an <see cref="IManageAnswers"/>, made once.</param>
/// <param name="Role">The least role that may open it; null for everybody.</param>
internal sealed record ManagePage(string Path, Type Component, Type Answers, AccountRole? Role)
{
    /// <summary>The words of its link in the navigation; null for none.</summary>
    public string? Navigation { get; init; }

    /// <summary>False for an address that only takes forms.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>False for a page without forms.</summary>
    public bool TakesForms { get; init; } = true;

    /// <summary>The largest form in bytes, uploaded files included.</summary>
    public int MaxFormBytes { get; init; } = 16 * 1024;

    /// <summary>Whether a script may open it with a token. A page that gives out new keys is for people.</summary>
    public bool IsForScripts { get; init; } = true;
}

/// <summary>What a page of <c>/manage</c> does. All state is in the store.</summary>
internal interface IManageAnswers
{
    /// <summary>Answers a visit. Nothing is changed.</summary>
    Task<ManageAnswer> ShowAsync(ManageVisit visit);

    /// <summary>Answers a form that came from one of our pages.</summary>
    Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form);
}

/// <summary>An answer of a page.</summary>
internal abstract record ManageAnswer
{
    private ManageAnswer()
    {
    }

    /// <summary>Draws the page's component.</summary>
    /// <param name="Model">The component's parameter of this name.</param>
    public sealed record Shown(object Model) : ManageAnswer
    {
        /// <summary>What was done, in Arabic; null when nothing was.</summary>
        public string? Notice { get; init; }

        /// <summary>Why the form was refused, in Arabic; null when it was not. The status is then 422.</summary>
        public string? Fault { get; init; }
    }

    /// <summary>Leads to another page after a form, so that a reload does not send the form again.</summary>
    /// <param name="Path">Made by us, never taken from the request.</param>
    /// <param name="Notice">What was done, in Arabic; the next page of this session shows it.</param>
    public sealed record Moved(string Path, string? Notice = null) : ManageAnswer;

    /// <summary>There is nothing of this name.</summary>
    public sealed record Missing : ManageAnswer;

    /// <summary>Something other than a page, for example a file.</summary>
    public sealed record Sent(IResult Result) : ManageAnswer;
}
