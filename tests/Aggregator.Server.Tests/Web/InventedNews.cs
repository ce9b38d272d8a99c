using Aggregator.Extraction;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Sources;
using Aggregator.Stories;

namespace Aggregator.Server.Tests.Web;

/// <summary>Invented papers and news, written for these tests.</summary>
internal static class InventedNews
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<Source> Sources =
    [
        Paper("alrasid", "الراصد الجديد", "MA"), Paper("barada", "بردى نيوز", "SY"), Paper("hidab", "أخبار الهضاب", "DZ"),
        Paper("ofoq", "صحيفة الأفق", "EG"), Paper("sada", "صدى الخليج", "SA"), Paper("manara", "المنارة", "TN"),
        Paper("nakhil", "جريدة النخيل", "IQ"), Paper("wakala", "وكالة الضفتين للأنباء", "JO"),
        Paper("tit", "تطوان اليوم", "MA") with { Publish = PublishLevel.Excerpt },
        Paper("muqtadab", "المقتضب", "LB") with { Publish = PublishLevel.Headline },
    ];

    private static readonly (string Title, string Section)[] Headlines =
    [
        ("افتتاح أطول جسر معلق في وادي الزيتون بعد خمس سنوات من الأشغال", "سياسة"),
        ("المجلس البلدي يصادق على ميزانية العام المقبل ويرفع حصة النقل العمومي", "سياسة"),
        ("أسعار زيت الزيتون تتراجع للأسبوع الثالث مع وفرة المحصول", "اقتصاد"),
        ("نادي الواحة يتأهل إلى نصف النهائي بعد مباراة امتدت إلى ركلات الترجيح", "رياضة"),
        ("OpenSky تطلق قمرا صناعيا صغيرا لمراقبة مياه السدود", "علوم وتقنية"),
        ("مهرجان الحكاية الشعبية يعود إلى المدينة العتيقة بمشاركة 40 راويا", "ثقافة"),
        ("وزارة الصحة تبدأ حملة التلقيح الموسمي في 120 مركزا", "صحة"),
        ("هزة أرضية خفيفة شمال البلاد دون خسائر", "مجتمع"),
        ("قمة المناخ الإقليمية تختتم أعمالها باتفاق على حماية الواحات", "دولي"),
        ("المصرف المركزي يبقي سعر الفائدة عند 2.75 في المائة", "اقتصاد"),
        ("عداءة شابة تحطم الرقم الوطني في سباق 1500 متر", "رياضة"),
        ("باحثون يطورون تطبيقا يقرأ المخطوطات القديمة بدقة عالية", "علوم وتقنية"),
        ("معرض الكتاب يستقبل ربع مليون زائر في أسبوعه الأول", "ثقافة"),
        ("قطار الساحل يستأنف رحلاته غدا بعد إصلاح السكة", "مجتمع"),
        ("المزارعون يستبشرون بأمطار الخير في السهول الداخلية", "مجتمع"),
        ("اتفاق تعاون بين جامعتي الزهراء والميناء في الطاقة الشمسية", "علوم وتقنية"),
    ];

    public static string? Country(string sourceId) => Sources.FirstOrDefault(source => source.Id == sourceId)?.Country;

    /// <summary>Eighty articles: one text in three papers, one event in two more, and no other copies.</summary>
    public static IEnumerable<StoryArticle> Articles(Uri pictures)
    {
        for (var id = 1; id <= 80; id++)
        {
            var (title, section) = Headlines[id % Headlines.Length];
            var source = Sources[id * 7 % Sources.Count];
            var story = id switch { 4 or 7 or 9 or 11 => 2, 15 or 18 => 13, _ => id };
            var copyOf = id switch { 4 or 7 => 2L, _ => (long?)null };
            yield return new StoryArticle
            {
                Id = id,
                StoryId = story,
                DuplicateOf = copyOf,
                FirstSeen = Now.AddMinutes(-id * 13),
                At = Now.AddMinutes(-id * 13),
                UpdatedAt = Now.AddMinutes(-id * 13),
                Article = Written(id, id > Headlines.Length ? $"{title} ({id})" : title, section, source, id % 3 == 1 ? null : new Uri(pictures, $"picture/{id}.svg")),
            };
        }
    }

    private static Article Written(int id, string title, string section, Source source, Uri? image)
    {
        const string Lede = "أعلنت الجهات المعنية صباح اليوم أن المشروع اكتمل في موعده، وأن السكان سيستفيدون منه ابتداء من مطلع الشهر المقبل، وفق ما جاء في بيان وزع على وسائل الإعلام.";
        const string Second = "وقال المسؤول عن المشروع إن الأشغال شملت ثلاث مراحل، وإن كلفتها لم تتجاوز ما رصد لها، مشيرا إلى أن 85 في المائة من اليد العاملة جاءت من المنطقة نفسها.";
        const string Third = "ومن المنتظر أن تعقد اللجنة المشتركة اجتماعها المقبل في نهاية الأسبوع، للنظر في تفاصيل المرحلة التالية وفي ملاحظات الجمعيات المحلية التي طالبت بإشراكها في التتبع.";
        var html = $"<p>{Lede}</p><p>{Second}</p><h2>ماذا بعد؟</h2><p>{Third}</p><blockquote><p>«هذا يوم انتظرناه طويلا»، تقول واحدة من سكان القرية المجاورة.</p></blockquote><p>{Second}</p>";
        return new Article
        {
            SourceId = source.Id,
            Url = new Uri($"https://{source.Id}.example/news/{id}?ref=feed&n={id}"),
            CanonicalUrl = new Uri($"https://{source.Id}.example/news/{id}"),
            Title = title,
            Authors = id % 4 == 0 ? ["سلمى الورداني"] : [],
            Lede = Lede,
            Body = Sanitizer.Sanitize(html, new Uri($"https://{source.Id}.example/")),
            BodyText = $"{Lede}\n{Second}\n{Third}",
            Image = image,
            Caption = image is null ? null : "منظر عام من موقع المشروع (صورة من الأرشيف)",
            Section = section,
            Tags = ["تنمية", "بنية تحتية"],
            Language = "ar",
            Method = ExtractionMethod.Density,
            Quality = 0.9,
        };
    }

    private static Source Paper(string id, string name, string country) => new()
    {
        Id = id,
        Name = name,
        Country = country,
        HomePage = new Uri($"https://{id}.example/"),
        FeedUrls = [new Uri($"https://{id}.example/feed")],
    };
}
