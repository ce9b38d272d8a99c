namespace Aggregator.Storage;

/// <summary>What an archive holds, by the names that every store and every backup uses.</summary>
internal static class ArchiveKinds
{
    public const string Sources = "source";
    public const string Articles = "article";
    public const string Entries = "entry";
    public const string Revisions = "article_revision";
    public const string Stories = "story";
    public const string Decisions = "decision";
    public const string Settings = "setting";
    public const string Pictures = "picture";
    public const string Images = "image";
    public const string Reports = "picture_report";
    public const string PictureDecisions = "picture_decision";

    public static IReadOnlyList<string> All { get; } =
        [Sources, Articles, Entries, Revisions, Stories, Decisions, Settings, Pictures, Images, Reports, PictureDecisions];
}
