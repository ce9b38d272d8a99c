namespace Aggregator.Server.Web.Arabic;

/// <summary>Countries by their Arabic names.</summary>
internal static class Country
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MA"] = "المغرب",
        ["DZ"] = "الجزائر",
        ["TN"] = "تونس",
        ["LY"] = "ليبيا",
        ["MR"] = "موريتانيا",
        ["EG"] = "مصر",
        ["SD"] = "السودان",
        ["SA"] = "السعودية",
        ["AE"] = "الإمارات",
        ["QA"] = "قطر",
        ["KW"] = "الكويت",
        ["BH"] = "البحرين",
        ["OM"] = "عمان",
        ["YE"] = "اليمن",
        ["IQ"] = "العراق",
        ["SY"] = "سوريا",
        ["LB"] = "لبنان",
        ["JO"] = "الأردن",
        ["PS"] = "فلسطين",
        ["SO"] = "الصومال",
        ["DJ"] = "جيبوتي",
        ["KM"] = "جزر القمر",
        ["GB"] = "بريطانيا",
        ["FR"] = "فرنسا",
        ["US"] = "الولايات المتحدة",
        ["DE"] = "ألمانيا",
        ["TR"] = "تركيا",
        ["RU"] = "روسيا",
        ["IR"] = "إيران",
        ["CN"] = "الصين",
        ["ES"] = "إسبانيا",
        ["CA"] = "كندا",
        ["NL"] = "هولندا",
        ["BE"] = "بلجيكا",
        ["SE"] = "السويد",
        ["IT"] = "إيطاليا",
    };

    /// <summary>The code and the name of each country that has a name here, in the order of the table.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [.. Names.Select(pair => (pair.Key, pair.Value))];

    /// <returns>The code itself when the name of the country is not known.</returns>
    public static string Name(string code) => Names.GetValueOrDefault(code, code.ToUpperInvariant());
}
