using System.Reflection;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage.Pages;

/// <summary>The audit in Arabic.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<AuditAction, string> Names = Enum.GetValues<AuditAction>().ToDictionary(
        action => action, action => typeof(AuditAction).GetField(action.ToString())?.GetCustomAttribute<ArabicNameAttribute>()?.Name ?? action.ToString());

    public static string Of(AuditAction action) => Names[action];

    public static string Of(AuthorWay way) => way switch
    {
        AuthorWay.Token => "ببرنامج",
        AuthorWay.Command => "بأمر على الخادم",
        AuthorWay.Program => "من تلقاء النظام",
        _ => "",
    };

    /// <summary>A value before or after the change. Roles are kept in English.</summary>
    public static string? Value(AuditAction action, string? value) =>
        action is AuditAction.AccountAdded or AuditAction.AccountRemoved or AuditAction.RoleChanged && RoleWords.Read(value) is { } role ? RoleWords.Of(role) : value;
}
