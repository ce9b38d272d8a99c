using Aggregator.Server.Web.Arabic;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Manage.Rules;

/// <summary>Every setting of a source that people edit on a page. A new setting is one line here.</summary>
internal static class SourceFields
{
    private const string BadSelector = "هذا ليس محدد CSS: راجع الأقواس والنقاط.";

    private static readonly FieldGroup Paper = new(
        "الصحيفة",
        IsOpen: true,
        new SourceField("name", "اسم الصحيفة كما يعرفه القراء", "اكتب اسم الصحيفة."),
        new SourceField("country", "البلد", "اختر بلدا من القائمة.") { Form = FieldForm.Choice, Choices = [("", "بلا بلد"), .. Country.All] },
        new SourceField("category", "القسم", "اختر قسما من القائمة.")
        {
            Form = FieldForm.Choice,
            Choices = [("", "صحيفة عامة"), .. Sections.All.Where(section => section != Sections.General).Select(section => (section, SectionWords.Of(section)))],
        });

    private static readonly FieldGroup Published = new(
        "ما ينشره الموقع منها",
        IsOpen: true,
        new SourceField("publish", "كم من النص تسمح الصحيفة بنشره؟", "اختر واحدا من الثلاثة.")
        {
            Form = FieldForm.Question,
            Choices = [("full", "النص كاملا"), ("excerpt", "مقتطف: الفقرة الأولى وحدها"), ("headline", "العنوان وحده")],
        },
        new SourceField("images", "من أين تأتي الصور؟", "اختر واحدا من الثلاثة.")
        {
            Form = FieldForm.Question,
            Choices = [("direct", "من خادم الصحيفة مباشرة"), ("proxy", "من نسخة عندنا"), ("logo", "بلا صور: شعار الصحيفة وحده")],
        });

    private static readonly FieldGroup List = new(
        "قائمة الأخبار في الصفحة",
        IsOpen: true,
        Selector("listing.item", "الخبر الواحد في القائمة"),
        Selector("listing.link", "رابطه", "داخل الخبر؛ فارغ: أول رابط"),
        Selector("listing.title", "عنوانه", "داخل الخبر؛ فارغ: نص الرابط"),
        Selector("listing.summary", "مقدمته", "داخل الخبر"),
        Selector("listing.date", "تاريخه", "داخل الخبر"),
        Selector("listing.image", "صورته", "داخل الخبر"));

    private static readonly FieldGroup Page = new(
        "قواعد صفحة الخبر",
        IsOpen: false,
        Selector("pageRules.title", "العنوان"),
        Selector("pageRules.body", "النص"),
        Selector("pageRules.author", "الكاتب"),
        Selector("pageRules.date", "التاريخ"),
        Selector("pageRules.image", "الصورة"),
        Selector("pageRules.remove", "ما يُحذف من النص", "محدد في كل سطر") with { Form = FieldForm.Lines });

    private static readonly FieldGroup Dates = new(
        "التواريخ والترميز",
        IsOpen: false,
        Latin("timeZone", "المنطقة الزمنية", "اكتب منطقة من قائمة IANA.", "مثل Africa/Casablanca؛ فارغ: منطقة البلد") with { Proposed = Zones },
        Latin("dateCorrection", "تصحيح ثابت للساعة", "اكتب ساعات ودقائق.", "ساعات:دقائق، مثل \u2066-03:00\u2069؛ فارغ: بلا تصحيح"),
        Latin("encoding", "ترميز الصفحات", "هذا الترميز غير معروف.", "مثل windows-1256؛ فارغ: يُعرف من الصفحة") with { Proposed = ["utf-8", "windows-1256", "iso-8859-6"] });

    private static readonly FieldGroup Asking = new(
        "كيف تُسأل",
        IsOpen: false,
        new SourceField("kind", "نوع ما يُتابع", "اختر نوعا من القائمة.") { Form = FieldForm.Choice, Choices = [("feed", "خلاصة"), ("sitemap", "خريطة أخبار"), ("listing", "قائمة في صفحة")] },
        Latin("feedUrls", "العناوين التي تُسأل", "كل سطر عنوان كامل يبدأ بالحروف http، وعنوان واحد على الأقل.", "عنوان في كل سطر، أوثقها أولا") with { Form = FieldForm.Lines },
        Latin("homePage", "صفحة الصحيفة الأولى", "اكتب عنوانا كاملا يبدأ بالحروف http."),
        Latin("minInterval", "أقصر مدة بين سؤالين", "اكتب ساعات ودقائق، ولا تكن أطول من أطول مدة.", "ساعات:دقائق؛ فارغ: عشر دقائق"),
        Latin("maxInterval", "أطول مدة بين سؤالين", "اكتب ساعات ودقائق، ولا تكن أقصر من أقصر مدة.", "ساعات:دقائق؛ فارغ: يوم كامل"),
        new SourceField("reader", "قارئ الخلاصة", "اختر قارئا من القائمة.") { Form = FieldForm.Choice, Choices = [("", "المعتاد"), ("own", "قارئنا"), ("codehollow", "CodeHollow.FeedReader")] },
        new SourceField("weight", "وزنها عند اختيار النص الذي يتصدر القصة", "اكتب عددا من ٠٫١ إلى ١٠.") { Form = FieldForm.Number, IsLatin = true, Hint = "وزن ٢ يرجح على وزن ١؛ فارغ: ١" },
        Latin("logo", "عنوان شعارها", "اكتب عنوان صورة يبدأ بالحروف https."),
        Latin("userAgent", "اسم آخر لبرنامجنا عند خادمها", "سطر واحد بحروف لاتينية."),
        Latin("headers", "ترويسات أخرى في الطلب", "كل سطر اسم ثم نقطتان ثم قيمة بحروف لاتينية، بلا ما يضعه البرنامج بنفسه.", "مثل Accept-Language: ar") with { Form = FieldForm.Pairs });

    private static string[] Zones =>
    [
        "Africa/Casablanca", "Africa/Algiers", "Africa/Tunis", "Africa/Tripoli", "Africa/Cairo", "Africa/Khartoum", "Africa/Nouakchott", "Asia/Riyadh", "Asia/Dubai", "Asia/Qatar",
        "Asia/Kuwait", "Asia/Bahrain", "Asia/Muscat", "Asia/Aden", "Asia/Baghdad", "Asia/Amman", "Asia/Beirut", "Asia/Damascus", "Asia/Gaza", "Europe/London", "UTC",
    ];

    /// <param name="kind">The rules of a list are asked only of a list.</param>
    public static IReadOnlyList<FieldGroup> Groups(string? kind) => kind == "listing" ? [Paper, Published, List, Page, Dates, Asking] : [Paper, Published, Page, Dates, Asking];

    public static IReadOnlyList<SourceField> All { get; } = [.. Groups("listing").SelectMany(group => group.Fields)];

    /// <returns>The name itself for a setting that is on no form.</returns>
    public static string LabelOf(string name) => All.FirstOrDefault(field => field.Name == name)?.Label ?? name;

    private static SourceField Selector(string name, string label, string? hint = null) => new(name, label, BadSelector) { IsLatin = true, Hint = hint };

    private static SourceField Latin(string name, string label, string fault, string? hint = null) => new(name, label, fault) { IsLatin = true, Hint = hint };
}
