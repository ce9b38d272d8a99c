using System.Globalization;

namespace Aggregator.Server.Web.Arabic;

/// <summary>Numbers as Arabic readers expect them: Arabic-Indic digits, and the noun in the form that the number
/// requires.</summary>
internal sealed record ArabicCount(string One, string Two, string Few, string Many)
{
    public static readonly ArabicCount Articles = new("خبر واحد", "خبران", "أخبار", "خبرا") { Hundred = "خبر" };
    public static readonly ArabicCount NewArticles = new("خبر جديد", "خبران جديدان", "أخبار جديدة", "خبرا جديدا") { Hundred = "خبر جديد" };
    public static readonly ArabicCount Papers = new("صحيفة واحدة", "صحيفتان", "صحف", "صحيفة");

    /// <summary>The form after «في», where the dual is different.</summary>
    public static readonly ArabicCount InPapers = new("صحيفة واحدة", "صحيفتين", "صحف", "صحيفة");
    public static readonly ArabicCount Accounts = new("حساب واحد", "حسابان", "حسابات", "حسابا") { Hundred = "حساب" };
    public static readonly ArabicCount Minutes = new("دقيقة", "دقيقتين", "دقائق", "دقيقة");
    public static readonly ArabicCount Hours = new("ساعة", "ساعتين", "ساعات", "ساعة");
    public static readonly ArabicCount Days = new("يوم", "يومين", "أيام", "يوما") { Hundred = "يوم" };

    public static readonly ArabicCount Lines = new("سطر واحد", "سطران", "أسطر", "سطرا") { Hundred = "سطر" };
    public static readonly ArabicCount Words = new("كلمة واحدة", "كلمتان", "كلمات", "كلمة");
    public static readonly ArabicCount Places = new("موضع واحد", "موضعان", "مواضع", "موضعا") { Hundred = "موضع" };

    public static readonly ArabicCount Times = new("مرة واحدة", "مرتين", "مرات", "مرة");

    /// <summary>The form after whole hundreds, and after one or two more than whole hundreds: «١٠٠ خبر», not «خبرا».</summary>
    public string Hundred { get; init; } = Many;

    /// <summary>«٨٥٪», with the Arabic sign.</summary>
    public static string Percent(double share) => $"{Digits((long)Math.Round(share * 100))}٪";

    /// <summary>One and two are words of their own, and three to ten take the plural. Above that the last two digits
    /// decide.</summary>
    public string Of(int number) => number switch
    {
        1 => One,
        2 => Two,
        _ when number % 100 is >= 0 and <= 2 => $"{Digits(number)} {Hundred}",
        _ when number % 100 is >= 3 and <= 10 => $"{Digits(number)} {Few}",
        _ => $"{Digits(number)} {Many}",
    };

    public static string Digits(long number) => Digits(number.ToString(CultureInfo.InvariantCulture));

    public static string Digits(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = from[index] is >= '0' and <= '9' ? (char)('٠' + (from[index] - '0')) : from[index];
        }
    });
}
