using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage;

/// <summary>The roles in Arabic.</summary>
internal static class RoleWords
{
    public static string Of(AccountRole role) => role is AccountRole.Operator ? "تشغيل" : "تحرير";

    /// <returns>Null when the text is not the name of a role.</returns>
    public static AccountRole? Read(string? text) => text switch
    {
        "operator" => AccountRole.Operator,
        "editor" => AccountRole.Editor,
        _ => null,
    };
}
