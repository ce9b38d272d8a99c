using System.Globalization;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>The operations on the archive for one piece of work. They may be called only on the gate's thread while the work
/// runs.</summary>
/// <param name="file">The archive.</param>
internal sealed class LiteSession(LiteFile file)
{
    private const string Counters = "counter";

    private readonly Dictionary<string, BsonExpression> _expressions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _advanced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _remembered = new(StringComparer.Ordinal);
    private readonly KnownDocuments _known = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>False while a reading piece runs.</summary>
    public bool MayWrite { get; set; } = true;

    /// <summary>The changes that the search index takes up when the transaction is committed.</summary>
    public List<IndexChange> IndexChanges { get; } = [];

    /// <returns>Null when there is none. Code that changes the document saves it.</returns>
    public BsonDocument? Find(string collection, BsonValue id)
    {
        CheckThread();
        if (!_known.TryFind(collection, id, out var document))
        {
            document = First(collection, "$._id = @0", id);
            _known.Remember(collection, id, document);
        }

        return document;
    }

    /// <summary>The first document that meets the condition.</summary>
    /// <param name="collection">The collection to search.</param>
    /// <param name="condition">A condition on an indexed field: <c>$.field = @0</c>. Its text is the same for all values.</param>
    /// <param name="value">The value for <c>@0</c>.</param>
    public BsonDocument? First(string collection, string condition, BsonValue value)
    {
        using var reader = Reader(collection, condition, [value], null, isDescending: false, keysOnly: null);
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    public List<BsonDocument> All(string collection, string condition, params BsonValue[] values) =>
        [.. Read(Reader(collection, condition, values, null, isDescending: false, keysOnly: null))];

    /// <summary>The documents with these ids, in no order. Ids without a document are left out. One call for many ids costs much less than a call for each.</summary>
    public List<BsonDocument> Find(string collection, IEnumerable<long> ids)
    {
        CheckThread();
        var found = new List<BsonDocument>();
        var missing = new HashSet<long>();
        foreach (var id in ids.Distinct())
        {
            if (!_known.TryFind(collection, id, out var document))
            {
                missing.Add(id);
            }
            else if (document is not null)
            {
                found.Add(document);
            }
        }

        return missing.Count == 0 ? found : [.. found, .. Read(collection, missing)];
    }

    /// <summary>The names of all collections.</summary>
    public IReadOnlyList<string> Collections => file.Collections;

    /// <summary>Parts of the documents with these ids, in no order. The other fields of the documents are not read.</summary>
    public List<BsonDocument> Pick(string collection, IEnumerable<long> ids, string fields) =>
        [.. Read(Reader(collection, "$._id IN @0", [new BsonArray(ids.Distinct().Select(id => new BsonValue(id)))], null, isDescending: false, fields))];

    /// <summary>All documents, ordered by <c>_id</c>.</summary>
    public IEnumerable<BsonDocument> Everything(string collection) =>
        Read(Reader(collection, null, [], "$._id", isDescending: false, keysOnly: null));

    /// <summary>The documents with a field between two values, both included, ordered by the field. Nothing may be written while
    /// the sequence is read.</summary>
    public IEnumerable<BsonDocument> Range(string collection, string field, BsonValue from, BsonValue upTo, bool isDescending = false) =>
        Read(Reader(collection, $"$.{field} BETWEEN @0 AND @1", [from, upTo], "$." + field, isDescending, keysOnly: null));

    /// <summary>As <see cref="Range"/>, but reads only the values from the index, not the documents.</summary>
    public IEnumerable<BsonValue> Keys(string collection, string field, BsonValue from, BsonValue upTo, bool isDescending = false) =>
        Read(Reader(collection, $"$.{field} BETWEEN @0 AND @1", [from, upTo], "$." + field, isDescending, "$." + field)).Select(document => document[field]);

    /// <summary>A value made from a small collection that is read often. It is kept until something is written to the
    /// collection.</summary>
    public T Remembered<T>(string collection, Func<LiteSession, T> make)
        where T : class
    {
        if (!_remembered.TryGetValue(collection, out var made))
        {
            _remembered[collection] = made = make(this);
        }

        return (T)made;
    }

    public void Insert(string collection, BsonDocument document)
    {
        CheckWriting(collection);
        file.Insert(collection, [document]);
        _known.Remember(collection, document["_id"], document);
    }

    public void Update(string collection, BsonDocument document)
    {
        CheckWriting(collection);
        var isThere = file.Update(collection, document);
        _known.Remember(collection, document["_id"], isThere ? document : null);
    }

    /// <summary>Inserts the document, or replaces the document with its id.</summary>
    public void Put(string collection, BsonDocument document)
    {
        CheckWriting(collection);
        var isNew = _known.TryFind(collection, document["_id"], out var before) && before is null;
        if (isNew || !file.Update(collection, document))
        {
            file.Insert(collection, [document]);
        }

        _known.Remember(collection, document["_id"], document);
    }

    /// <returns>False when there was no such document.</returns>
    public bool Delete(string collection, BsonValue id)
    {
        CheckWriting(collection);
        if (_known.TryFind(collection, id, out var before) && before is null)
        {
            return false;
        }

        _known.Remember(collection, id, null);
        return file.Delete(collection, id);
    }

    /// <summary>The next number of a counter. A number is never given twice, except after a rollback.</summary>
    public long Next(string counter)
    {
        _advanced.Add(counter);
        return _counters[counter] = Count(counter) + 1;
    }

    /// <summary>The last number of a counter; 0 when none was given.</summary>
    public long Count(string counter)
    {
        if (!_counters.TryGetValue(counter, out var count))
        {
            _counters[counter] = count = Find(Counters, counter)?["n"].AsInt64 ?? 0;
        }

        return count;
    }

    /// <summary>Marks all numbers up to this one as given.</summary>
    public void Raise(string counter, long number)
    {
        if (number > Count(counter))
        {
            _advanced.Add(counter);
            _counters[counter] = number;
        }
    }

    /// <summary>Stores the counters. Called before the commit.</summary>
    public void SaveCounters()
    {
        foreach (var counter in _advanced)
        {
            Put(Counters, new BsonDocument { ["_id"] = counter, ["n"] = _counters[counter] });
        }

        _advanced.Clear();
    }

    /// <summary>Reads the documents with these ids, and remembers which ids have none.</summary>
    private List<BsonDocument> Read(string collection, HashSet<long> ids)
    {
        var found = All(collection, "$._id IN @0", new BsonArray(ids.Select(id => new BsonValue(id))));
        foreach (var document in found)
        {
            ids.Remove(document["_id"].AsInt64);
            _known.Remember(collection, document["_id"], document);
        }

        foreach (var id in ids)
        {
            _known.Remember(collection, id, null);
        }

        return found;
    }

    private IBsonDataReader Reader(
        string collection, string? condition, BsonValue[] values, string? order, bool isDescending, string? keysOnly)
    {
        CheckThread();
        var query = new Query();
        if (condition is not null)
        {
            query.Where.Add(Bound(condition, values));
        }

        if (order is not null)
        {
            query.OrderBy = Bound(order, []);
            query.Order = isDescending ? Query.Descending : Query.Ascending;
        }

        if (keysOnly is not null)
        {
            query.Select = Bound(keysOnly, []);
        }

        return file.Query(collection, query);
    }

    // LiteDB keeps the text of every expression for ever, so values are bound and each text is compiled once. LiteDB reads the
    // bound values when it makes a reader, so one expression can serve several open readers.
    private BsonExpression Bound(string text, BsonValue[] values)
    {
        if (!_expressions.TryGetValue(text, out var expression))
        {
            expression = BsonExpression.Create(text, new BsonDocument());
            _expressions.Add(text, expression);
        }

        for (var i = 0; i < values.Length; i++)
        {
            expression.Parameters[i.ToString(CultureInfo.InvariantCulture)] = values[i];
        }

        return expression;
    }

    private static IEnumerable<BsonDocument> Read(IBsonDataReader reader)
    {
        using (reader)
        {
            while (reader.Read())
            {
                yield return reader.Current.AsDocument;
            }
        }
    }

    private void CheckWriting(string collection)
    {
        CheckThread();
        if (!MayWrite)
        {
            throw new InvalidOperationException("A reading piece tried to write.");
        }

        _remembered.Remove(collection);
    }

    private void CheckThread()
    {
        if (_thread != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException("The archive may be used only through its gate.");
        }
    }
}
