namespace Aggregator.Server.Web.Arabic;

/// <summary>The four families of month names; the operator chooses the one that the readers use.</summary>
public enum MonthFamily
{
    Morocco,
    Egypt,
    Levant,
    Algeria,
}

/// <summary>The names themselves.</summary>
internal static class MonthFamilyNames
{
    private static readonly string[] Morocco = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];
    private static readonly string[] Egypt = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
    private static readonly string[] Levant = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"];
    private static readonly string[] Algeria = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

    extension(MonthFamily family)
    {
        /// <param name="month">1 to 12, Gregorian.</param>
        public string Of(int month) => family switch
        {
            MonthFamily.Egypt => Egypt[month - 1],
            MonthFamily.Levant => Levant[month - 1],
            MonthFamily.Algeria => Algeria[month - 1],
            _ => Morocco[month - 1],
        };
    }
}
