namespace Aggregator.Server.Web.Manage.Rules;

/// <summary>The sections of feeds.json in Arabic.</summary>
internal static class SectionWords
{
    public static string Of(string section) => section switch
    {
        "local" => "محليات",
        "opinion" => "رأي",
        "women" => "المرأة",
        "religion" => "دين",
        "tech" => "تقنية",
        _ => Section.Find(section)?.Name ?? section,
    };
}
