namespace Aggregator.Text.Sentences;

/// <summary>Classes of failures in short, and requests that reached no server.</summary>
internal static class FailureSentences
{
    private const string Again = "It is asked again by itself.";
    private const string AgainInArabic = "سيُسأل مرة أخرى تلقائيا.";

    public static IReadOnlyList<SentenceRow> Rows { get; } =
    [
        new(SentenceKind.FetchFailureUnknownHost, new("unknown name"), new("اسم غير معروف")),
        new(SentenceKind.FetchFailureUnreachable, new("no connection"), new("لا اتصال")),
        new(SentenceKind.FetchFailureTimedOut, new("too slow"), new("بطيء جدا")),
        new(SentenceKind.FetchFailureBadCertificate, new("bad certificate"), new("شهادة غير صالحة")),
        new(SentenceKind.FetchFailureForbiddenAddress, new("address not allowed"), new("عنوان غير مسموح")),
        new(SentenceKind.FetchFailureTooLarge, new("too large"), new("كبير جدا")),
        new(SentenceKind.FetchFailureTooManyRedirects, new("endless redirects"), new("تحويل بلا نهاية")),
        new(SentenceKind.FetchFailureDisallowedByRobots, new("forbidden by robots.txt"), new("يمنعه \u2066robots.txt\u2069")),
        new(SentenceKind.FetchFailureBlocked, new("refuses us"), new("يرفضنا")),
        new(SentenceKind.FetchFailureNotFound, new("not found"), new("غير موجود")),
        new(SentenceKind.FetchFailureGone, new("gone for good"), new("أُلغي نهائيا")),
        new(SentenceKind.FetchFailureClientError, new("request refused"), new("طلب مرفوض")),
        new(SentenceKind.FetchFailureServerError, new("server fault"), new("خلل في الخادم")),
        new(SentenceKind.FetchFailureOffline, new("no network here"), new("لا شبكة هنا")),

        new(SentenceKind.UnknownName,
            new("The name {0} does not resolve.", "The address is misspelt, or the paper gave up its domain.", "Open the address in a browser, and correct it."),
            new("الاسم {0} غير معروف.", "في العنوان خطأ، أو تخلّت الصحيفة عن نطاقها.", "افتح العنوان في المتصفح ثم صحّحه.")),
        new(SentenceKind.NoConnection,
            new("{0} cannot be reached: {1}.", "The server is down, or refuses this network.", $"{Again} If it lasts for days, open the address in a browser."),
            new("تعذّر الاتصال بـ{0}.", "الخادم متوقف، أو يرفض هذه الشبكة.", $"{AgainInArabic} وإن دام ذلك أياما فافتح العنوان في المتصفح.")),
        new(SentenceKind.ConnectTimedOut,
            new("{0} did not accept a connection in time.", "The server is down, or a firewall drops our requests.", $"{Again} If it lasts for days, open the address in a browser."),
            new("لم يقبل {0} الاتصال في الوقت المحدد.", "الخادم متوقف، أو يُسقط جدار حماية طلباتنا.", $"{AgainInArabic} وإن دام ذلك أياما فافتح العنوان في المتصفح.")),
        new(SentenceKind.TooSlow,
            new("{0} was too slow.", "The server is overloaded, or the network to it is slow.", $"{Again} If it lasts for days, raise Aggregator__Fetching__TotalTimeout."),
            new("تأخّر {0} في الرد.", "الخادم مثقل، أو الشبكة إليه بطيئة.", $"{AgainInArabic} وإن دام ذلك أياما فارفع قيمة \u2066Aggregator__Fetching__TotalTimeout\u2069.")),
        new(SentenceKind.BadCertificate,
            new("{0} has no valid certificate: {1}", "The certificate has expired, or is made for another name.", $"Tell the paper. {Again}"),
            new("شهادة {0} غير صالحة.", "انتهت مدة الشهادة، أو صدرت لاسم آخر.", $"أخبر الصحيفة. {AgainInArabic}")),
        new(SentenceKind.NoNetwork,
            new("This machine has no network.", "The connection of this machine is down; the source is not at fault.", $"Look after the network. {Again}"),
            new("لا شبكة لهذا الجهاز.", "انقطع اتصال هذا الجهاز، وليس العيب في المصدر.", $"افحص الشبكة. {AgainInArabic}")),
        new(SentenceKind.NotAWebAddress,
            new("{0} is not an http or https address.", "Only web addresses are asked.", "Correct the address."),
            new("العنوان {0} ليس عنوان \u2066http\u2069 ولا \u2066https\u2069.", "لا تُسأل إلا عناوين الويب.", "صحّح العنوان.")),
        new(SentenceKind.PrivateAddress,
            new("{0} is not a public address.", "Private networks are closed, so that no feed can read them through us.", "If the paper is in your own network, allow it: Aggregator__Fetching__AllowedNetworks__0."),
            new("العنوان {0} ليس عنوانا عاما.", "الشبكات الداخلية مغلقة كي لا تُقرأ من خلالنا.", "إن كانت الصحيفة في شبكتك فاسمح بها: \u2066Aggregator__Fetching__AllowedNetworks__0\u2069.")),
        new(SentenceKind.PrivateTarget,
            new("{0} is at {1}, which is not a public address.", "Private networks are closed, so that no feed can read them through us.", "If the paper is in your own network, allow it: Aggregator__Fetching__AllowedNetworks__0."),
            new("يقود {0} إلى {1}، وهو ليس عنوانا عاما.", "الشبكات الداخلية مغلقة كي لا تُقرأ من خلالنا.", "إن كانت الصحيفة في شبكتك فاسمح بها: \u2066Aggregator__Fetching__AllowedNetworks__0\u2069.")),
        new(SentenceKind.InternalName,
            new("{0} is a name of an internal network.", "Behind a proxy we cannot check where such a name leads.", "Use the public name of the paper."),
            new("الاسم {0} اسم لشبكة داخلية.", "لا يمكن التحقق من وجهة مثل هذا الاسم خلف الوكيل.", "استعمل الاسم العام للصحيفة.")),
        new(SentenceKind.OddPort,
            new("{0} is named with port {1}, which is not asked.", "Only ports 80 and 443 are open, so that no feed can send requests to other services through us.", "If the paper really answers there, allow the port: Aggregator__Fetching__AllowedPorts__0={1}."),
            new("في عنوان {0} المنفذ {1}، ولا يُسأل هذا المنفذ.", "لا يُفتح إلا المنفذان \u206680\u2069 و\u2066443\u2069 كي لا تُرسل طلبات إلى خدمات أخرى من خلالنا.", "إن كانت الصحيفة تجيب هناك فاسمح بالمنفذ: \u2066Aggregator__Fetching__AllowedPorts__0\u2069 بالقيمة {1}.")),
    ];
}
