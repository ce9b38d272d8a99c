using System.Collections.Frozen;

namespace Aggregator.Text.Dates;

/// <summary>Month names as they are after <see cref="DateFolding"/>: four Arabic families, Hijri, and the languages of feeds.</summary>
internal static class MonthNames
{
    private static readonly string[] Families =
    [
        "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
        "- شباط اذار نيسان ايار حزيران تموز اب ايلول - - -",
        "جانفي فيفري مارس افريل ماي جوان جويليه اوت سبتمبر اكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس ابريل ماي يونيو يوليوز غشت شتنبر اكتوبر نونبر دجنبر",
        "ينايير فبرير مارس ابرايل مايه يونيه يوليه اوغسطس ايلول اوكتوبر نوفنبر ديسنبر",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "janv fevr - avr - - juil - sept - - -",
        "januar februar marz - mai juni juli - - oktober - dezember",
        "janner feber maerz - - - - - - okt - dez",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene - - abr - - - ago set - - dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen - - - mag giu lug - - ott - -",
        "janeiro fevereiro marco - maio junho julho - setembro outubro novembro dezembro",
        "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
        "januari februari maart - mei - - augustus - - - -",
        "január februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
        "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
        "ιανουαριος φεβρουαριος μαρτιος απριλιος μαιος ιουνιος ιουλιος αυγουστος σεπτεμβριος οκτωβριος νοεμβριος δεκεμβριος",
        "ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ];

    private const string Hijri =
        "محرم صفر - - - - رجب شعبان رمضان شوال - -";

    private static readonly FrozenDictionary<string, int> Gregorian = Build();

    private static readonly FrozenDictionary<string, int> HijriMonths =
        Hijri.Split(' ').Index().Where(name => name.Item != "-").ToFrozenDictionary(name => name.Item, name => name.Index + 1);

    /// <returns>0 when the words at <paramref name="at"/> are not a month; otherwise 1–12, and the number of tokens of the
    /// name.</returns>
    public static int Gregory(IReadOnlyList<DateToken> tokens, int at, out int length)
    {
        length = 1;
        var second = at + 1 < tokens.Count ? tokens[at + 1].Text : "";
        var pair = (tokens[at].Text, second) switch
        {
            ("كانون", "الثاني" or "2" or "ثاني") => 1,
            ("كانون", "الاول" or "1" or "اول") => 12,
            ("تشرين", "الاول" or "1" or "اول") => 10,
            ("تشرين", "الثاني" or "2" or "ثاني") => 11,
            _ => 0,
        };
        if (pair > 0)
        {
            length = 2;
            return pair;
        }

        return Gregorian.GetValueOrDefault(tokens[at].Text);
    }

    /// <returns>0 when the words at <paramref name="at"/> are not a Hijri month; otherwise 1–12, and the number of tokens of the
    /// name.</returns>
    public static int Hijra(IReadOnlyList<DateToken> tokens, int at, out int length)
    {
        length = 2;
        var second = at + 1 < tokens.Count ? tokens[at + 1].Text : "";
        var isSecond = second is "الاخر" or "الثاني" or "اخر" or "ثاني" or "الاخره" or "الثانيه" or "الاخري" or "2";
        var isFirst = second is "الاول" or "اول" or "الاولي" or "الاوله" or "1";
        switch (tokens[at].Text)
        {
            case "ربيع":
                return isSecond ? 4 : isFirst ? 3 : 0;
            case "جمادي" or "جماد":
                return isSecond ? 6 : isFirst ? 5 : 0;
            case "ذو" or "ذي" or "ذوالقعده" or "ذوالحجه":
                return second is "القعده" or "قعده" ? 11 : second is "الحجه" or "حجه" ? 12 : 0;
            case "المحرم":
                length = 1;
                return 1;
            default:
                length = 1;
                return HijriMonths.GetValueOrDefault(tokens[at].Text);
        }
    }

    private static FrozenDictionary<string, int> Build()
    {
        Dictionary<string, int> months = new(StringComparer.Ordinal) { ["sept"] = 9, ["جويلي"] = 7, ["julai"] = 7, ["اوكطوبر"] = 10 };
        foreach (var (index, name) in Families.SelectMany(family => family.Split(' ').Index()).Where(month => month.Item != "-"))
        {
            var folded = string.Concat(DateTokens.Of(name).All.Select(token => token.Text));
            months.TryAdd(folded, index + 1);
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
