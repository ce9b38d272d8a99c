using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Stories.Events;

/// <summary>Two events of one kind on one day: their reports are alike, but every name differs.</summary>
public sealed class FrameTests
{
    private readonly StoryGrouper _grouper = new();

    /// <summary>Other news of the day, so that words have weights.</summary>
    public FrameTests()
    {
        for (var id = 1; id <= 60; id++)
        {
            _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(100 + id, 90), $"s{id % 6}", hours: id * .05));
        }
    }

    public static TheoryData<string, string, string, string, string, string> Frames => new()
    {
        {
            "الرئيس {0} يؤدي اليمين الدستورية لولاية رئاسية جديدة في {1}",
            "أدى الرئيس {0} اليمين الدستورية أمام البرلمان لولاية رئاسية جديدة تمتد خمسة أعوام في حفل تنصيب أقيم في {1} بحضور وفود أجنبية. وتعهد الرئيس في خطاب القسم بمكافحة الفساد وإنعاش الاقتصاد.",
            "سلمون دارغو", "زامبيا", "إيليا فوسكان", "مولدوفا"
        },
        {
            "غرق قارب يقل مهاجرين قبالة سواحل {1} وفقدان العشرات",
            "غرق قارب مطاطي كان يقل عشرات المهاجرين قبالة سواحل {1}، وقال المتحدث باسم خفر السواحل {0} إن فرق الإنقاذ انتشلت جثثا وما زالت تبحث عن مفقودين بعد انقلاب القارب ليلا.",
            "رشيد بومعزة", "تونس", "ستافروس كيلاذيس", "اليونان"
        },
        {
            "زلزال قوي يضرب {1} ويوقع قتلى وجرحى",
            "ضرب زلزال قوي بلغت شدته ست درجات على مقياس ريختر {1} فجرا وأوقع قتلى وجرحى وهدم منازل من الطين. وقال مسؤول الإغاثة {0} إن فرق الإنقاذ تبحث عن ناجين تحت الأنقاض.",
            "غلام سرفراز", "باكستان", "إيميليو سارميينتو", "الإكوادور"
        },
        {
            "استقالة وزير المالية {0} في {1} على خلفية قضية فساد",
            "قدم وزير المالية {0} استقالته إلى رئيس الحكومة في {1} على خلفية اتهامات بالفساد في صفقة مشتريات عامة، ونفى الوزير المستقيل الاتهامات وقال إنه يريد أن يتفرغ للدفاع عن نفسه.",
            "رادو كليمنتسكو", "رومانيا", "كوامي أدوتي", "غانا"
        },
        {
            "خروج قطار ركاب عن سكته في {1} ومقتل مسافرين",
            "خرج قطار ركاب سريع عن سكته قرب محطة ريفية في {1} ما أدى إلى مقتل مسافرين وإصابة آخرين، وفتحت هيئة السكك الحديدية تحقيقا في سبب الحادث وقال مديرها {0} إن العربة الأولى انقلبت.",
            "هيروتو كاسوغي", "اليابان", "بافل زدانيك", "التشيك"
        },
        {
            "البنك المركزي في {1} يرفع سعر الفائدة نصف نقطة لكبح التضخم",
            "رفع البنك المركزي في {1} سعر الفائدة الرئيس نصف نقطة مئوية في اجتماع لجنة السياسة النقدية لكبح التضخم، وقال المحافظ {0} إن الأسعار ما زالت فوق هدف البنك وإن اللجنة مستعدة لرفع جديد.",
            "ماورو تافاريس", "البرازيل", "أندراش كوفاتش", "المجر"
        },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void The_same_kind_of_event_in_another_country_is_another_event(string title, string body, string name, string country, string otherName, string otherCountry)
    {
        _grouper.Place(Report(1000, title, body, name, country, "sada"));

        Assert.Equal(1001, _grouper.Place(Report(1001, title, body, otherName, otherCountry, "manar")).StoryId);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_report_of_another_paper_on_the_same_event_joins_it(string title, string body, string name, string country, string otherName, string otherCountry)
    {
        _grouper.Place(Report(1000, title, body, name, country, "sada"));
        _grouper.Place(Report(1001, title, body, otherName, otherCountry, "khabar"));

        Assert.Equal(1000, _grouper.Place(Report(1002, title, body, name, country, "manar")).StoryId);
    }

    /// <summary>A report with words of the paper's own after every three words, so that it is no copy.</summary>
    private static GroupingArticle Report(long id, string title, string body, string name, string country, string source)
    {
        var told = Filled(body).Split(' ').Chunk(3).SelectMany((words, at) => words.Append(InventedArticles.Text((int)(id * 100) + at, 1)));
        return InventedArticles.Article(id, Filled(title), string.Join(' ', told), source, hours: 4 + (id * .001));

        string Filled(string text) => text.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", country, StringComparison.Ordinal);
    }
}
