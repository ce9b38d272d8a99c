using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Entries;

/// <summary>An entry as a document: its key, its names and its result. A waiting entry is also in <see
/// cref="EntryQueue"/>.</summary>
/// <remarks>Indexed fields: each of <c>names</c>, which are hashes that include the source, and <c>article</c>.</remarks>
internal static class EntryDocument
{
    public const string Collection = "entry";

    public const string Waits = "waits";

    public const string Done = "done";

    public const string GivenUp = "given up";

    public static KnownNames Known(LiteSession session, IEnumerable<long> names)
    {
        var asked = names.ToHashSet();
        var known = new Dictionary<long, long>();
        foreach (var entry in session.All(Collection, "$.names[*] ANY IN @0", new BsonArray(asked.Select(name => new BsonValue(name)))))
        {
            foreach (var name in entry["names"].AsArray.Select(name => name.AsInt64).Where(asked.Contains))
            {
                known[name] = entry["_id"].AsInt64;
            }
        }

        return new KnownNames(known);
    }

    /// <summary>Stores the entries of a document.</summary>
    /// <param name="session">The transaction that saves the source's state.</param>
    /// <param name="sourceId">The source of the document.</param>
    /// <param name="listed">The entries of the document.</param>
    /// <param name="names">Their known names, read under the lease that this transaction ends: nobody else adds entries of the source meanwhile.</param>
    /// <param name="changes">Collects what follows from the articles.</param>
    /// <param name="now">When the document was requested.</param>
    public static Admission Admit(LiteSession session, string sourceId, ListedEntries listed, KnownNames names, ArticleChanges changes, DateTimeOffset now)
    {
        var added = new Dictionary<long, BsonDocument>();
        var admission = listed.Admit(
            names,
            entry =>
            {
                var document = Insert(session, sourceId, entry, changes, now);
                added[document["_id"].AsInt64] = document;
                return document["_id"].AsInt64;
            },
            (id, entry) => Revise(session, id, added.GetValueOrDefault(id), entry, now));
        foreach (var given in names.Given.GroupBy(given => given.Entry, given => given.Name))
        {
            Name(session, given.Key, added.GetValueOrDefault(given.Key), given);
        }

        return admission;
    }

    private static BsonDocument Insert(LiteSession session, string sourceId, ListedEntry entry, ArticleChanges changes, DateTimeOffset now)
    {
        var article = entry.Article is { } whole ? ArticleSaver.Save(session, now, whole, changes, told: null, now, entry: null).Id : (long?)null;
        var document = new BsonDocument
        {
            ["_id"] = session.Next(Collection),
            ["source"] = sourceId,
            ["key"] = entry.Identity.Key,
            ["hash"] = entry.Hash,
            ["revisions"] = 0,
            ["first_seen"] = now.ToUnixTimeMilliseconds(),
            ["state"] = article is null ? Waits : Done,
            ["names"] = new BsonArray(),
        };
        document.Put("link", entry.Link);
        document.Put("article", article);
        if (article is null)
        {
            EntryQueue.Add(session, document["_id"].AsInt64, entry, now);
        }

        return document;
    }

    // The lease ends, because the worker of the old text would otherwise mark the new text as done.
    private static void Revise(LiteSession session, long id, BsonDocument? added, ListedEntry entry, DateTimeOffset now)
    {
        if ((added ?? session.Find(Collection, id)) is not { } document
            || document["hash"].AsInt64 == entry.Hash || document["revisions"].AsInt32 >= ListedEntries.MaxRevisions)
        {
            return;
        }

        document.Put("link", entry.Link);
        document["hash"] = entry.Hash;
        document["revisions"] = document["revisions"].AsInt32 + 1;
        document["state"] = Waits;
        document.Remove("failure");
        if (added is null)
        {
            session.Update(Collection, document);
        }

        EntryQueue.Add(session, id, entry, now);
    }

    /// <summary>Writes a new entry with its names, or adds names to a known entry.</summary>
    private static void Name(LiteSession session, long id, BsonDocument? added, IEnumerable<long> names)
    {
        if ((added ?? session.Find(Collection, id)) is not { } document)
        {
            return;
        }

        foreach (var name in names)
        {
            document["names"].AsArray.Add(name);
        }

        if (added is null)
        {
            session.Update(Collection, document);
        }
        else
        {
            session.Insert(Collection, document);
        }
    }
}
