using System.Globalization;
using System.Runtime.InteropServices;
using Aggregator.Storage.Policy;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>Brings an archive to the schema of this program in numbered steps. A power cut may stop a step before its number is
/// stored, so each step must be able to run twice.</summary>
internal static class LiteSchema
{
    private static readonly Action<LiteFile>[] Steps = [First, ContinuedStories, OperatorSources, Accounts];

    /// <summary>The schema of the archives that this program writes.</summary>
    public static int Version => Steps.Length;

    /// <param name="file">The file, before other code uses it.</param>
    /// <param name="path">The path of the file, for the messages.</param>
    /// <param name="settings">What is called before and after an existing archive is changed; not for a new one.</param>
    /// <exception cref="StoreException">A newer version of the program wrote the file.</exception>
    public static void Apply(LiteFile file, string path, StoreSettings settings)
    {
        var current = file.SchemaVersion;
        if (current > Version)
        {
            throw new StoreException(
                StoreFault.NewerSchema,
                string.Create(CultureInfo.InvariantCulture, $"It has version {current}, and this program knows versions up to {Version}. Run a newer version of the program."));
        }

        var isTold = current > 0 && current < Version;
        if (isTold)
        {
            settings.BeforeMigration(OlderOf(file, path, current));
            settings.Tell(string.Create(CultureInfo.InvariantCulture, $"The archive {path} is being brought from version {current} to {Version}: this may take minutes."));
        }

        for (var step = current; step < Version; step++)
        {
            file.Begin();
            Steps[step](file);
            file.Commit();
            file.SchemaVersion = step + 1;
        }

        file.Checkpoint();
        if (isTold)
        {
            settings.Tell(string.Create(CultureInfo.InvariantCulture, $"The archive {path} is at version {Version} now."));
        }
    }

    private static OlderArchive OlderOf(LiteFile file, string path, int schema) => new(
        Path.GetDirectoryName(path) ?? "", StoreEngine.LiteDb, schema, folder => file.CopyTo(Path.Combine(folder, Path.GetFileName(path))));

    private static void First(LiteFile file)
    {
        file.EnsureIndex("calendar", "due", isUnique: false);
        file.EnsureIndex("calendar", "until", isUnique: false);
        file.EnsureIndex("entry", "names[*]", isUnique: false);
        file.EnsureIndex("entry", "article", isUnique: false);
        file.EnsureIndex("queue", "due", isUnique: false);
        file.EnsureIndex("queue", "host", isUnique: false);
        file.EnsureIndex("queue", "until", isUnique: false);
        file.EnsureIndex("article", "address", isUnique: true);
        file.EnsureIndex("article", "words", isUnique: false);
        file.EnsureIndex("article", "order", isUnique: false);
        file.EnsureIndex("article", "paper", isUnique: false);
        file.EnsureIndex("story", "newest", isUnique: false);
        file.EnsureIndex("story", "heaviest", isUnique: false);
        file.EnsureIndex("image", "url", isUnique: true);
        file.EnsureIndex("image", "family", isUnique: false);
        file.EnsureIndex("image", "picture", isUnique: false);
        file.EnsureIndex("picture_report", "picture", isUnique: false);
        file.EnsureIndex("picture_decision", "picture", isUnique: false);
    }

    /// <summary>Replaces the one document of a story's members by one document for each membership. Stories get the number of
    /// their articles and the story that they continue. A text is named together with its source.</summary>
    private static void ContinuedStories(LiteFile file)
    {
        file.EnsureIndex("story", "continues", isUnique: false);
        foreach (var members in Everything(file, "story_member"))
        {
            var story = members["_id"].AsInt64;
            Insert(file, "shown_member", story, members["shown"].AsBinary);
            Insert(file, "found_member", story, members["found"].AsBinary);
            file.Delete("story_member", story);
        }

        file.EnsureIndex("article", "source_words", isUnique: false);
        foreach (var article in Everything(file, "article").Where(article => article["words"].IsNumber))
        {
            article["source_words"] = article["words"].AsInt64 ^ StableHash.Of(article["source"].AsString);
            article.Remove("words");
            file.Update("article", article);
        }

        var hidden = Everything(file, "hidden_article").ConvertAll(article => article["_id"].AsInt64).ToHashSet();
        var articles = Everything(file, "shown_member").Select(member => member["_id"].AsBinary).Where(key => !hidden.Contains(LiteKeys.At(key, 1)))
            .CountBy(key => LiteKeys.At(key, 0)).ToDictionary();
        foreach (var story in Everything(file, "story"))
        {
            story["articles"] = articles.GetValueOrDefault(story["_id"].AsInt64);
            file.Update("story", story);
        }
    }

    /// <summary>Changes nothing, because a collection is made when it is written. Its number keeps an older program away, which would
    /// show the articles of removed sources.</summary>
    private static void OperatorSources(LiteFile file)
    {
    }

    private static void Accounts(LiteFile file)
    {
        file.EnsureIndex("account", "name_key", isUnique: true);
        file.EnsureIndex("access_key", "hash", isUnique: true);
    }

    private static void Insert(LiteFile file, string collection, long story, byte[] articles) => file.Insert(
        collection, MemoryMarshal.Cast<byte, long>(articles).ToArray().Select(article => new BsonDocument { ["_id"] = LiteKeys.Of(story, article) }));

    private static List<BsonDocument> Everything(LiteFile file, string collection)
    {
        using var reader = file.Query(collection, new Query());
        var documents = new List<BsonDocument>();
        while (reader.Read())
        {
            documents.Add(reader.Current.AsDocument);
        }

        return documents;
    }
}
