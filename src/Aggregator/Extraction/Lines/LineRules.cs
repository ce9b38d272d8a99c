using System.Text.RegularExpressions;

namespace Aggregator.Extraction.Lines;

/// <summary>Recognises the lines that sites place between the paragraphs of an article. The beginnings of such lines
/// are known in Arabic and in about a dozen other languages.</summary>
/// <remarks>Most rules read only short lines and lines that are mostly
/// links, because a sentence of an article may begin with «شاهد».</remarks>
internal static partial class LineRules
{
    private const int MaxLineLength = 160;
    private const int MaxOnStack = 512;

    public static LineKind Read(string text, double linkShare)
    {
        if (text.Length > MaxLineLength && !(linkShare > 0.5 && text.Length < 400))
        {
            var start = Key(text[..MaxLineLength]);
            return SourceLine.IsMatch(start) ? LineKind.SourceLink : Disclaimer.IsMatch(start) ? LineKind.Comments : LineKind.Text;
        }

        var key = Key(text);
        return key.Length == 0 ? LineKind.Text : ReadKey(key, linkShare);
    }

    private static LineKind ReadKey(string key, double linkShare) => key switch
    {
        _ when SourceLine.IsMatch(key) => LineKind.SourceLink,
        _ when ArabicReadAlso.IsMatch(key) && (key.Length < 60 || linkShare > 0.3 || key.AsSpan(0, Math.Min(40, key.Length)).ContainsAny(':', '…')) => LineKind.ReadAlso,
        _ when OtherReadAlso.IsMatch(key) => LineKind.ReadAlso,
        _ when ArabicShare.IsMatch(key) || OtherShare.IsMatch(key) => LineKind.Share,
        _ when Comments.IsMatch(key) || Disclaimer.IsMatch(key) => LineKind.Comments,
        _ when Copyright.IsMatch(key) => LineKind.Copyright,
        _ when Tags.IsMatch(key) => LineKind.Tags,
        _ when Caption.IsMatch(key) => LineKind.Caption,
        _ when Promotion.IsMatch(key) => LineKind.Promotion,
        _ => LineKind.Text,
    };

    /// <summary>The text in lower case, with one spelling of alef and ya, without tashkeel and tatweel, and without
    /// signs and bullets at its beginning.</summary>
    public static string Key(string text)
    {
        var key = text.Length <= MaxOnStack ? stackalloc char[text.Length] : new char[text.Length];
        return new string(key[..Fold(text, key)]);
    }

    /// <param name="key">Receives the key; at least as long as the text.</param>
    /// <returns>The length of the key.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        foreach (var sign in text)
        {
            if (sign is >= 'a' and <= 'z' or (>= '\u0627' and < '\u063B'))
            {
                key[length++] = sign;
            }
            else if (sign is not (>= '\u064B' and <= '\u065F' or '\u0670' or '\u0640' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E')
                && (length > 0 || char.IsLetterOrDigit(sign) || sign is '©' or '('))
            {
                key[length++] = Folded(sign);
            }
        }

        return length;
    }

    private static char Folded(char sign) => sign switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        '\u00A0' => ' ',
        _ => char.ToLowerInvariant(sign),
    };

    [GeneratedRegex(@"^(?:(?:ا?نقر|اضغط) هنا لقراءة|انقر هنا|الخبر وتفاصيله كامل|(?:ل?قراءة|اقرا|لمتابعة|شاهد) (?:باقي )?(?:تفاصيل )?(?:الخبر|الموضوع|المقال)(?: كامل[اةه]?)? (?:من|في|علي|عبر) (?:ال)?مصدر|الخبر .{0,60}من المصدر|رابط (?:الخبر|المصدر)|المصدر الاصلي|لقراءة الخبر (?:من|كامل)|شكرا علي الابلاغ|سيتم حجب هذه الصورة|ابلغ عن (?:هذه )?(?:صورة|الصورة)|الابلاغ عن)", RegexOptions.CultureInvariant)]
    private static partial Regex SourceLine { get; }

    /// <summary>«اقرأ»، «اقرئي»، «اقرؤوا»، «إقرأوا»، «اقرأن»: the hamza of this imperative is written in many ways.</summary>
    private const string Reading = "[وف]?اقر[اءؤئو]{1,2}(?:ي|وا?|ا|ن)?(?:/ي)?";

    /// <summary>An imperative to one man, to one woman or to several readers.
    /// «وتابع:» does not match, because it means "he continued".</summary>
    private const string Imperative = "(?:" + Reading + "|(?:طالع|شاهد|انظر|تابع|تصفح|اطلع)(?:ي|وا?|ا|ن)?)";

    [GeneratedRegex(@"^(?:و?" + Imperative + @" (?:ا?يض\S{0,3}|كذلك|كمان|المزيد)|" + Reading + @" (?:من|في|علي|عن|التفاصيل)|" + Imperative + @"\s*[:：…|/»؟]|قد (?:ي|ت)هم(?:ك|كم)|قد (?:ي|ت)عجبك|ربما (?:ي|ت)(?:هم|عجب)ك|(?:ي|ت)همك ايضا|ذات صلة|للمزيد(?: من)?|لمزيد من|لقراءة المزيد|مواضيع (?:ذات|قد|متعلقة|مشابهة|اخري|مرتبطة)|موضوعات (?:ذات|قد|متعلقة|مشابهة|اخري)|اخبار (?:ذات|متعلقة|قد|اخري|مرتبطة|مشابهة)|مقالات (?:ذات|متعلقة|قد|اخري|مشابهة)|قصص (?:ذات|مقترحة|قد)|المزيد (?:من|حول|عن|في)|روابط ذات|يمكنكم? (?:ايضا )?(?:قراءة|مشاهدة)|نرشح لك|ننصحك|اخترنا لك|مقترح(?:ات|ة) لك|الاكثر (?:قراءة|مشاهدة|تداولا|شعبية)|(?:اخر|احدث) الاخبار$|عرض المزيد|اقرا المزيد|شاهد المزيد|تصفح المزيد|(?:ال)?(?:خبر|مقال|موضوع|تدوينة) (?:السابق|التالي)|السابق$|التالي$|متعلقات|خبر ذو صلة)", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicReadAlso { get; }

    [GeneratedRegex(@"^(?:(?:read|see|watch|listen|check out|find out) (?:also|more|next|the full|our full)\b|(?:read|see|watch|learn|listen|more)\s*(?:more)?\s*:|also read\b|also on\b|related(?: (?:articles?|stories|story|posts?|content|news|coverage|links?|topics?|reading|video))?\s*(?::|$)|more (?:from|on|stories|news|about|coverage|like)\b.{0,60}$|you (?:may|might) (?:also )?(?:like|be interested|enjoy)|recommended(?: for you| stories| reading)?\s*(?::|$)|most (?:read|popular|viewed|shared)|trending(?: now)?\s*(?::|$)|don't miss|up next|read next|continue reading|keep reading|story continues|article continues|lire aussi|à lire|voir aussi|lisez aussi|sur le même sujet|lees ook|lees meer|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|das könnte sie|siehe auch|leggi anche|leia também|leia mais|veja também|weiterlesen\b|ähnliche (?:beiträge|artikel|themen)|verwandte (?:beiträge|artikel|themen)|articles? (?:similaires|liés)|à voir aussi|vous aimerez aussi|(?:noticias|notas|artículos) relacionad[ao]s|te recomendamos|temas relacionados|articoli correlati|potrebbe interessarti|gerelateerde? artikelen|powiązane|lea también|lee también|te puede interesar|ver más|más información|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|polecamy|läs också|läs mer|les også|læs også|lue myös|baca juga|ayrıca (?:okuyun|bakınız)|ilgili haber|читайте (?:также|ещё)|čtěte (?:také|více)|mohlo by vás|olvasta már|بیشتر بخوانید|مزید پڑھیں|یہ بھی پڑھیں|(?:ه?م)?چنین بخوانید)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherReadAlso { get; }

    [GeneratedRegex(@"^(?:شارك(?:ها?|وا|نا|ي)?(?: (?:هذا|هذه|ال\S+|مع|علي|عبر|تجربتك|رايك|معنا|ب?رايك))?(?: \S+){0,4}$|مشارك[ةه](?: (?:عبر|علي|الخبر|المقال|الموضوع|هذا|هذه)|$| \S+$)|يمكنك مشاركة|انشر(?:ها| علي| عبر| الخبر)?$|غرد(?:ها)?$|طباعة(?: الخبر| المقال)?$|ارسل(?: (?:الخبر|المقال|لصديق|الي صديق|بالبريد))|ارسال (?:الي|ل|ب)|حفظ(?: الخبر)?$|نسخ(?: الرابط)?$|نسخ الرابط|تم (?:ال)?نسخ|رابط مختصر|الرابط المختصر|(?:الرابط |رابط )(?:تم|الخبر)|(?:فيس ?بوك|تويتر|واتس ?اب|تلغرام|تيليجرام|لينكد ?ان|بنترست|انستغرام|بريد الكتروني|facebook|twitter|whatsapp|telegram|pinterest|linkedin)(?:[ |,،/·]+\S+){0,3}$|تابع(?:ونا|نا|وا|ي)?(?: \S+){0,10} (?:علي|عبر|في) |تابعونا|تابعنا|انضم(?:وا|ي)? (?:الي|ل)|اشترك(?:وا|ي)? (?:الان|في|ب|معنا|مجان)|للاشتراك|حمل(?:وا)? تطبيق|حمل الان|تحميل تطبيق|ترجم(?: |$)|استمع (?:الي|للمقال|للخبر)|حجم الخط|تكبير الخط|تصغير الخط|زر الذهاب|الذهاب الي|العودة (?:الي|ل))", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicShare { get; }

    [GeneratedRegex(@"^(?:(?:please )?share(?: (?:this|on|via|the|article|story|it|with|your|by|to|now|options|tweet|pin|email|save)\b|\s*(?::|$))|tweet(?: this)?$|pin it|print(?: this)?(?: article| page)?$|email(?: this)?(?: article| to a friend)?$|send (?:to|this)|copy (?:link|url)|follow (?:us|me|the|him|her|them|@|\S+ on)\b.{0,100}$|like us on|join (?:us|our|the conversation)|sign up (?:for|to|now|here)|subscribe (?:to|now|here|for|via)|get (?:the|our) .{0,40}newsletter|newsletter\b.{0,30}$|partager|teilen(?:$| )|compartir|condividi|compartilh|delen$|dela |udostępnij|paylaş|поделиться|facebook\s*(?:twitter|whatsapp|messenger)|click here to|download (?:the|our) app|listen to (?:this|article)|suivez-nous|folge uns|síguenos|seguici)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherShare { get; }

    [GeneratedRegex(@"^(?:(?:ال)?تعليق(?:ات)?(?: \(?\d+\)?)?\s*(?:$|:|\()|\d+ (?:تعليق|comments?|kommentare|commentaires)|لا (?:توجد|يوجد) (?:اي )?تعليق|اضف تعليق|اضافة تعليق|اترك (?:تعليق|رد)|كن اول من يعلق|شروط (?:ال)?(?:تعليق|نشر)|(?:ال)?تعليقات (?:المنشورة|الواردة|تعبر|لا تعبر|مغلقة)|ترحب .{0,40}(?:بتعليق|بمشارك)|لن يتم نشر عنوان|هذا الموقع يستخدم|الاراء الواردة|المقالات المنشورة|ملحوظة: مضمون|ملاحظة: |تنويه: |(?:post|leave|add|write) (?:a|your) (?:comment|reply|response)|comments? (?:are|on|\(|below|section|policy|closed|off)|view comments|show comments|comments?$|no comments|be the first to comment|log ?in to|sign in to|(?:please )?(?:log in|login|register)\b.{0,40}comment|kommentar(?:e)?(?:$|\s*\()|commentaires?(?:$|\s*\()|comentarios?(?:$|\s*\()|reacties)", RegexOptions.CultureInvariant)]
    private static partial Regex Comments { get; }

    /// <summary>Rules for commenters may be as long as a paragraph, so these beginnings count in lines of any length.</summary>
    [GeneratedRegex(@"^(?:ترحب (?:شبكة|صحيفة|ادارة|هيئة|اسرة|جريدة|مؤسسة|قناة|بوابة)? ?.{0,40}(?:بتعليق|بمشارك|بالنقاش|بارائ|بردود|بملاحظات)|ملحوظة\s*:? ?(?:مضمون|هذا|هذه|المقال|الخبر)|تنويه\s*:|تنبيه\s*:? ?(?:جميع|كل|الاراء|لا)|(?:جميع|كل|كافة) (?:التعليقات|الاراء|المقالات)|(?:الاراء|التعليقات|المقالات|المشاركات|الموضوعات|المواد) (?:الواردة|المنشورة|المطروحة|التي)|ان (?:الاراء|التعليقات) |هذا (?:المقال|الخبر|المحتوي) (?:يعبر|لا يعبر|نشر|منقول|نقل)|المقال (?:لا )?يعبر|(?:لا|و?لا) يتحمل (?:الموقع|موقع)|يرجي (?:الالتزام|من المعلقين)|شروط التعليق|قواعد (?:التعليق|المشاركة)|(?:comments|reader comments|opinions expressed|views expressed|the views|the opinions) .{0,40}(?:moderated|are those|do not (?:necessarily )?reflect|are solely)|we use cookies|this (?:site|website) uses cookies|this post (?:may )?contains? affiliate|an dieser stelle find(?:en|est) |um eingebettete inhalte anzuzeigen|zur anzeige dieses inhalts |ich bin damit einverstanden, dass|personenbezogene daten können)", RegexOptions.CultureInvariant)]
    private static partial Regex Disclaimer { get; }

    [GeneratedRegex(@"^(?:©|\(c\)|copyright|جميع الحقوق|حقوق (?:ال)?(?:نشر|طبع|الملكية)|كل الحقوق|all rights reserved|الرئيسية$|advert(?:isement)?s?$|sponsored(?: content)?$|anzeige$|publicité$|publicidad$|pubblicità$|werbung$|reklama$|اعلان(?:ات)?$|اعلان ممول|this (?:material|article|story) (?:may not|was originally|originally|first)|originally published|ظهرت المقال|ظهر المقال|هذا الموضوع .{0,60}ظهر|هذه المقالة .{0,80}ظهرت|the post .{0,160}appeared first)", RegexOptions.CultureInvariant)]
    private static partial Regex Copyright { get; }

    [GeneratedRegex(@"^(?:(?:ال)?(?:كلمات|وسوم|اوسمة|علامات|تاجات|مفاتيح)(?: (?:مفتاحية|دلالية|دليلية|البحث))?(?: ?المفتاحية| ?الدلالية| ?الدليلية)?\s*(?::|$)|(?:الكلمات|العلامات) (?:المفتاحية|الدلالية|الدليلية)|الوسوم|هاشتاغ\s*(?::|$)|#\S+$|tags?\s*(?::|$)|topics?\s*(?::|$)|filed (?:under|in)|posted in|categor(?:y|ies)\s*:|schlagwort|mots[- ]clés|etiquetas|keywords?\s*:|labels:|tagged(?: with| in| as|:)|more in:|in this article:|تصنيف(?:ات)?\s*(?::|$)|القسم\s*:)", RegexOptions.CultureInvariant)]
    private static partial Regex Tags { get; }

    [GeneratedRegex(@"^(?:صدر الصورة|مصدر الصورة|التعليق علي الصورة|شرح الصورة|تعليق الصورة|الصورة\s*:|صورة (?:ارشيفية|تعبيرية|من الارشيف)|تصوير\s*:|عدسة\s*:|image (?:source|caption|credit|copyright)|media caption|video caption|photo(?:graph)?(?: by|s? courtesy|\s*:|/)|picture\s*:|getty images|foto\s*:|photo credit|file (?:photo|image)|credit\s*:|\(?(?:photo|image|file photo|picture|foto) (?:by|credit|courtesy)|bildquelle|beitragsbild|bildnachweis|crédits? photos?|crédito|play video)", RegexOptions.CultureInvariant)]
    private static partial Regex Caption { get; }

    [GeneratedRegex(@"^(?:[a-z_]+ [a-z_]+=.*\].*\[/[a-z_]+\]$|this slideshow requires|جاري (?:ال)?تحميل|loading\b|empfohlener (?:redaktioneller |externer )?inhalt\b|externer inhalt$|externen inhalt (?:laden|anzeigen)|(?:youtube|twitter|instagram|tiktok|facebook)-?inhalte? (?:erlauben|laden|anzeigen)|contenu (?:externe|intégré)$|contenido (?:externo|incrustado)$|skip to|تخطي|please enable|javascript|your browser|متصفحك|هل (?:اعجبك|وجدت)|قيم (?:هذا|المقال|الخبر)|تقييم|عدد (?:المشاهدات|القراءات|الزيارات)|مشاهدات|\d+ (?:مشاهدة|قراءة|زيارة)|اخر تحديث|وقت القراءة|مدة القراءة|دقائق قراءة|\d+ (?:min|minutes?) read|(?:the )?latest news|breaking news$|support (?:us|our)|donate\b|if you (?:like|enjoy|liked|enjoyed) this|want more|thank you for (?:reading|subscribing)|تم (?:ال)?ارسال|نشكر|شكرا ل|google news|اخبار جوجل|(?:تابعوا|تابع) .{0,60}(?:جوجل|غوغل)|(?:للتواصل|اتصل) )", RegexOptions.CultureInvariant)]
    private static partial Regex Promotion { get; }
}
