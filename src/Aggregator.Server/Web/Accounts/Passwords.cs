using System.Globalization;
using Aggregator.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Aggregator.Server.Web.Accounts;

/// <summary>Hashes and compares passwords with the framework's hasher (PBKDF2, compared in constant time).</summary>
internal static class Passwords
{
    public const int MinLength = 10;

    /// <summary>A longer one is refused, so that nobody lets the server hash megabytes.</summary>
    public const int MaxLength = 200;

    // What OWASP asks of PBKDF2 with SHA-512 (Password Storage Cheat Sheet). It takes about a tenth of a second.
    private static readonly PasswordHasher<Account> Hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // Compared when there is no account, so that the time does not tell whether there is one.
    private static readonly Lazy<string> Nobody = new(() => Hash(Secret.New().Text));

    public static string Hash(string password) => Hasher.HashPassword(null!, password); // The framework's hasher does not use the account.

    /// <param name="hash">Null compares with the password of nobody.</param>
    public static bool IsRight(string? hash, string password)
    {
        var compared = hash is { Length: > 0 } ? hash : Nobody.Value;
        return Hasher.VerifyHashedPassword(null!, compared, password) is not PasswordVerificationResult.Failed && hash is { Length: > 0 };
    }

    /// <returns>Why the password may not be chosen, in Arabic; null when it may.</returns>
    public static string? FaultOf(string password, string repeated, string name) =>
        new StringInfo(password).LengthInTextElements < MinLength ? "كلمة السر قصيرة: اختر عشرة أحرف أو أكثر، وأسهلها حفظا بضع كلمات معا."
        : password.Length > MaxLength ? "كلمة السر أطول من مئتي حرف."
        : password.Distinct().Count() < 4 || AccountName.Key(password).Contains(AccountName.Key(name), StringComparison.Ordinal) && password.Length < name.Length + MinLength
            ? "كلمة السر سهلة التخمين: اختر كلمات لا تشبه الاسم ولا تكرر الحرف نفسه."
        : password != repeated ? "كلمتا السر مختلفتان: اكتب الكلمة نفسها في الخانتين."
        : null;
}
