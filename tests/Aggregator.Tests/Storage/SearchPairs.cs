namespace Aggregator.Tests.Storage;

/// <summary>What a reader types, and the words that must or must not be found by it.</summary>
internal static class SearchPairs
{
    /// <summary>Other spellings, and the word with the article and with the letters that Arabic joins to its front.</summary>
    public static IReadOnlyList<(string Typed, string Text)> Spellings { get; } = Pairs(
        ("بلدية", "بلديه البلدية والبلدية ببلدية للبلدية وللبلدية كالبلدية وبلدية"),
        ("إضراب", "اضراب الإضراب بالإضراب والاضراب لإضراب فإضراب"),
        ("أسعار", "اسعار الأسعار بأسعار والأسعار للأسعار كأسعار"),
        ("مستشفى", "مستشفي المستشفى بمستشفى والمستشفى"),
        ("المطار", "مطار بمطار لمطار والمطار للمطار"),
        ("آثار", "اثار الآثار والآثار بآثار"),
        ("جامعة", "جامعه الجامعة بالجامعة وللجامعة"),
        ("2031", "٢٠٣١ ۲۰۳۱"),
        ("سلام", "سَلَامٌ ســـلام والسلام"),
        ("لجان", "للجان اللجان بلجان ولجان"),
        ("وزارة", "وزاره الوزارة بالوزارة للوزارة"),
        ("تونس", "بتونس وتونس لتونس"),
        ("كهرباء", "الكهرباء بالكهرباء وكهرباء للكهرباء"),
        ("فرق", "الفرق وفرق بالفرق"),
        ("هيئة", "هيئه الهيئة والهيئة"),
        ("G20", "g20"),
        ("cop31", "COP31"),
        ("ميناء", "الميناء بميناء وللميناء"),
        ("مصطفى", "مصطفي ومصطفى"),
        ("رحلات", "الرحلات ورحلات برحلات"));

    /// <summary>Sound plurals, the dual, feminines and possessives.</summary>
    public static IReadOnlyList<(string Typed, string Text)> Inflections { get; } = Pairs(
        ("بلدية", "بلديات"),
        ("جامعة", "الجامعات"),
        ("لاعب", "لاعبين"),
        ("مهندس", "المهندسون"),
        ("مباراة", "مباريات"),
        ("حافلة", "حافلات"),
        ("طالبة", "طالبات"),
        ("محطة", "محطتين"),
        ("لاعبون", "لاعبين"),
        ("مدينة", "مدينتها"),
        ("منتخب", "منتخبات"),
        ("معلم", "المعلمين"));

    /// <summary>Pairs of different words. The letters of one stand inside the other, so a careless search would find it.</summary>
    public static IReadOnlyList<(string Typed, string Text)> Others { get; } = Pairs(
        ("مدرسة", "مدرس"),
        ("كتاب", "كتب"),
        ("سليمان", "سليم"),
        ("حسين", "حس"),
        ("باريس", "اريس"),
        ("بيروت", "يروت"),
        ("لندن", "ندن"),
        ("بغداد", "غداد"),
        ("برلين", "رلين"),
        ("فيينا", "يينا"),
        ("كوبا", "وبا"),
        ("ليبيا", "يبيا"),
        ("وجدة", "جدة"),
        ("بصرة", "صرة"),
        ("رق", "ورق"),
        ("يد", "ليد"),
        ("دم", "قدم"),
        ("بحر", "البحرين"),
        ("قانون", "قان"),
        ("ياسين", "ياس"),
        ("هارون", "هار"),
        ("زيتون", "زيت"),
        ("عثمان", "عثم"),
        ("سلمى", "سلم"),
        ("لبنان", "لبن"),
        ("فلسطين", "فلسط"),
        ("علم", "عالم"));

    public static IReadOnlyList<(string Typed, string Text)> All { get; } = [.. Spellings, .. Inflections, .. Others];

    private static List<(string Typed, string Text)> Pairs(params (string Typed, string Texts)[] families) =>
        [.. families.SelectMany(family => family.Texts.Split(' ').Select(text => (family.Typed, text)))];
}
