using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

public sealed class FingerprintIndexTests
{
    [Fact]
    public void Every_added_entry_is_found_after_the_index_has_grown()
    {
        var index = new FingerprintIndex();
        var random = new Random(7);
        var expected = Enumerable.Range(0, 200_000)
            .Select(at => (Value: (uint)random.NextInt64(0x0100_0000), Text: random.Next(FingerprintIndex.MostTexts), Position: (uint)(at % 4)))
            .ToList();
        expected.ForEach(entry => index.Add(entry.Value, entry.Text, entry.Position));

        Span<uint> entries = new uint[64];
        foreach (var group in expected.GroupBy(entry => entry.Value))
        {
            var found = entries[..index.Find(group.Key, entries)].ToArray();
            Assert.Equal(group.Select(entry => ((uint)entry.Text << 2) | entry.Position).Order(), found.Order());
        }
    }

    [Fact]
    public void No_more_is_returned_than_the_buffer_holds()
    {
        var index = new FingerprintIndex();
        for (var text = 0; text < 100; text++)
        {
            index.Add(uint.MaxValue, text, 3);
        }

        Assert.Equal(20, index.Find(uint.MaxValue, new uint[20]));
        Assert.Equal(0, index.Find(0, new uint[20]));
    }
}
