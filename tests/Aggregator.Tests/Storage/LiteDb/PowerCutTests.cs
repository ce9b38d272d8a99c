using Aggregator.Storage;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;
using LiteDB.Engine;
using Xunit;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A model of power cuts: every write is recorded, and any part of the writes after the last sync is dropped.</summary>
/// <remarks>AGGREGATOR_POWER_CUTS sets the number of cuts. The figures are in the README of LiteDb.</remarks>
public sealed class PowerCutTests
{
    private const int Collections = 5;
    private const int MostUses = 400;

    private static readonly int Cuts = int.TryParse(Environment.GetEnvironmentVariable("AGGREGATOR_POWER_CUTS"), out var cuts) ? cuts : 30;

    [Fact]
    public void What_was_acknowledged_is_there_whole_after_a_power_cut_at_any_instant()
    {
        var verdicts = Enumerable.Range(0, Cuts).Select(seed => Cut(seed, Checked)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"checked log: {Summary(verdicts)}");
        Assert.All(verdicts, verdict => Assert.Equal(Verdict.Whole, verdict));
    }

    [Fact]
    public void The_log_of_LiteDB_itself_loses_and_halves_commits_so_that_the_model_can_tell()
    {
        var own = Enumerable.Range(0, Cuts).Select(seed => Cut(seed, (data, log) => new PlainArchive(data, log, syncsLog: false))).ToList();
        var synced = Enumerable.Range(0, Cuts).Select(seed => Cut(seed, (data, log) => new PlainArchive(data, log, syncsLog: true))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"LiteDB's own log: {Summary(own)}; synced at each commit, without checksums: {Summary(synced)}");
        Assert.Contains(own, verdict => verdict != Verdict.Whole);
    }

    private static Verdict Cut(int seed, Func<IDurableFile, IDurableFile, IArchive> open)
    {
        var random = new Random(seed);
        var power = new Power(random.Next(20, MostUses));
        var (data, log) = (new CutFile(power, []), new CutFile(power, []));
        var acknowledged = Write(() => open(data, log), random);
        var rest = new Power(int.MaxValue);
        try
        {
            using var after = open(new CutFile(rest, data.AfterCut(random)), new CutFile(rest, log.AfterCut(random)));
            var kept = Enumerable.Range(0, Collections).Select(collection => after.Numbers($"c{collection}")).ToList();
            return kept.Any(numbers => !numbers.SequenceEqual(kept[0])) || !kept[0].SequenceEqual(Enumerable.Range(1, kept[0].Count)) ? Verdict.Halved
                : kept[0].Count < acknowledged ? Verdict.Lost
                : Verdict.Whole;
        }
#pragma warning disable CA1031 // With a damaged file, LiteDB may throw any exception.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Verdict.Damaged;
        }
    }

    /// <returns>The last number whose commit was acknowledged.</returns>
    private static int Write(Func<IArchive> open, Random random)
    {
        var acknowledged = 0;
        try
        {
            var archive = open();
            while (true)
            {
                archive.Commit(acknowledged + 1, new string('x', random.Next(10, 12_000)));
                acknowledged++;
                if (random.Next(8) == 0)
                {
                    archive.Checkpoint();
                }
            }
        }
        catch (Exception fault) when (fault is IOException or StoreException or LiteException)
        {
            return acknowledged;
        }
    }

    private static CheckedArchive Checked(IDurableFile data, IDurableFile log) => new(LiteFile.Open(data, log));

    private static string Summary(IEnumerable<Verdict> verdicts) =>
        string.Join(", ", verdicts.GroupBy(verdict => verdict).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"));

    private static IEnumerable<BsonDocument> Documents(int number, string text) =>
        Enumerable.Range(0, Collections).Select(_ => new BsonDocument { ["_id"] = number, ["text"] = text });

    private enum Verdict
    {
        Whole,
        Lost,
        Halved,
        Damaged,
    }

    private interface IArchive : IDisposable
    {
        void Commit(int number, string text);

        void Checkpoint();

        List<int> Numbers(string collection);
    }

    private sealed class CheckedArchive(LiteFile file) : IArchive
    {
        public void Commit(int number, string text)
        {
            file.Begin();
            foreach (var (document, collection) in Documents(number, text).Select((document, i) => (document, i)))
            {
                file.Insert($"c{collection}", [document]);
            }

            file.Commit();
        }

        public void Checkpoint() => file.Checkpoint();

        public List<int> Numbers(string collection)
        {
            var session = new LiteSession(file);
            return [.. session.Everything(collection).Select(document => document["_id"].AsInt32)];
        }

        public void Dispose() => file.Dispose();
    }

    private sealed class PlainArchive : IArchive
    {
        private readonly PlainStream _data;
        private readonly PlainStream _log;
        private readonly bool _syncsLog;
        private readonly LiteEngine _engine;

        public PlainArchive(IDurableFile data, IDurableFile log, bool syncsLog)
        {
            _data = new PlainStream(data, syncs: true);
            _log = new PlainStream(log, syncs: syncsLog);
            _syncsLog = syncsLog;
            _engine = new LiteEngine(new EngineSettings { DataStream = _data, LogStream = _log, Collation = Collation.Binary });
        }

        public void Commit(int number, string text)
        {
            _engine.BeginTrans();
            foreach (var (document, collection) in Documents(number, text).Select((document, i) => (document, i)))
            {
                _engine.Insert($"c{collection}", [document], BsonAutoId.Int32);
            }

            _engine.Commit();
            if (_syncsLog)
            {
                _log.Flush();
            }

            Check();
        }

        public void Checkpoint()
        {
            _engine.Checkpoint();
            Check();
        }

        public List<int> Numbers(string collection)
        {
            using var reader = _engine.Query(collection, new Query());
            var numbers = new List<int>();
            while (reader.Read())
            {
                numbers.Add(reader.Current["_id"].AsInt32);
            }

            return [.. numbers.Order()];
        }

        public void Dispose() => _engine.Dispose();

        private void Check()
        {
            _data.Check();
            _log.Check();
        }
    }
}
