using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Where the rows of a kind are in this store, and how they are read and written.</summary>
/// <param name="Kind">A name from <see cref="ArchiveKinds"/>.</param>
/// <param name="Collection">The collection; one of its documents may hold several rows.</param>
/// <param name="Read">Reads the rows of a document.</param>
/// <param name="Fill">Writes a row into an empty archive.</param>
internal sealed record RowCollection(
    string Kind, string Collection, Func<LiteSession, BsonDocument, IEnumerable<ArchiveRow>> Read, Action<LiteSession, ArchiveRow> Fill)
{
    /// <summary>All kinds, in an order in which their rows can be written.</summary>
    public static IReadOnlyList<RowCollection> All { get; } =
    [
        new(ArchiveKinds.Source, FollowedSource.Collection, SourceRows.Read, SourceRows.Fill),
        new(ArchiveKinds.Article, ArticleDocument.Collection, ArticleRows.Read, ArticleRows.Fill),
        new(ArchiveKinds.Shown, ArticleDocument.Collection, ArticleRows.ReadShown, ArticleRows.FillShown),
        Of(ArchiveKinds.Revision, DeskRows.ReadRevision, DeskRows.FillRevision),
        Of(ArchiveKinds.Story, DeskRows.ReadStory, DeskRows.FillStory),
        Of(ArchiveKinds.Decision, DeskRows.ReadDecision, DeskRows.FillDecision),
        Of(ArchiveKinds.Entry, EntryRows.Read, EntryRows.Fill),
        new(ArchiveKinds.EntryName, EntryDocument.Collection, EntryRows.ReadNames, EntryRows.FillName),
        new(ArchiveKinds.Fetch, ArchiveKinds.Fetch, SourceRows.ReadFetches, SourceRows.FillFetch),
        Of(ArchiveKinds.Setting, DeskRows.ReadSetting, DeskRows.FillSetting),
        Of(ArchiveKinds.Picture, PictureRows.Read, PictureRows.Fill),
        Of(ArchiveKinds.Image, PictureRows.ReadImage, PictureRows.FillImage),
        Of(ArchiveKinds.Report, PictureRows.ReadReport, PictureRows.FillReport),
        Of(ArchiveKinds.PictureDecision, PictureRows.ReadDecision, PictureRows.FillDecision),
        Of(ArchiveKinds.OperatorSource, SourceRows.ReadOperators, SourceRows.FillOperators),
        Same(ArchiveKinds.Account),
        Same(ArchiveKinds.AccessKey),
        Same(ArchiveKinds.Audit),
        new(ArchiveKinds.Counter, "counter", DeskRows.ReadCounter, DeskRows.FillCounter),
    ];

    /// <summary>A kind whose documents have the names of the columns.</summary>
    private static RowCollection Same(string kind)
    {
        var fields = new Fields(string.Join(", ", ArchiveKinds.Columns[kind].Select(column => column == "id" ? "id=_id" : column)));
        return Of(kind, document => new ArchiveRow(kind, fields.Read(document)), (session, row) => session.Insert(kind, fields.Write(row, [])));
    }

    private static RowCollection Of(string kind, Func<BsonDocument, ArchiveRow> read, Action<LiteSession, ArchiveRow> fill) =>
        new(kind, kind, (_, document) => [read(document)], fill);

    private static RowCollection Of(string kind, Func<LiteSession, BsonDocument, ArchiveRow> read, Action<LiteSession, ArchiveRow> fill) =>
        new(kind, kind, (session, document) => [read(session, document)], fill);
}
