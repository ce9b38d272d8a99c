using Aggregator.Text;
using Xunit;

namespace Aggregator.Tests.Text;

public sealed class CreditsTests
{
    [Theory]
    [InlineData("الرباط – و م ع: افتتح الوزير المعرض", "وكالة المغرب العربي للأنباء")]
    [InlineData("الرباط - و.م.ع - افتتح الوزير المعرض", "وكالة المغرب العربي للأنباء")]
    [InlineData("(أ ف ب) – قال المتحدث إن", "فرانس برس")]
    [InlineData("باريس (أ.ف.ب) قال المتحدث", "فرانس برس")]
    [InlineData("لندن ـ رويترز: ارتفعت الأسعار", "رويترز")]
    [InlineData("وكالات", "وكالات")]
    [InlineData("القدس المحتلة / وكالات / اقتحم", "وكالات")]
    [InlineData("سلمى الحداد - رويترز", "رويترز")]
    public void An_agency_is_recognised_where_newspapers_write_it(string text, string agency) => Assert.Equal(agency, Credits.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("قال مدير وكالة رويترز في حديث طويل للصحيفة عن مستقبل الأخبار في المنطقة العربية كلها")]
    [InlineData("الرباط – سلمى الحداد: افتتح الوزير المعرض")]
    [InlineData("(صور) افتتح الوزير المعرض الدولي للكتاب في العاصمة بحضور عدد من الكتاب والناشرين")]
    public void A_text_without_credit_has_none(string text) => Assert.Null(Credits.Find(text));
}
