using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

public sealed class FingerprintsTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var read = Fingerprints.FromBytes(new Fingerprints([1, uint.MaxValue, 7]) { IsMereCopy = true }.ToBytes());
        Assert.NotNull(read);
        Assert.Equal([1, uint.MaxValue, 7], read.Values);
        Assert.Equal((true, false), (read.IsMereCopy, read.IsRoundUp));
    }

    /// <summary>Older archives store how many fingerprints are in the lead and in the opening. Newer ones store only flags in the
    /// same places.</summary>
    [Fact]
    public void Fingerprints_of_an_older_archive_are_read()
    {
        var read = Fingerprints.FromBytes([0x13, 0x40, 0x25, 0x00, 0x05, 0x00, 0x00, 0x00]);
        Assert.NotNull(read);
        Assert.Equal([5u], read.Values);
        Assert.Equal((false, true), (read.IsMereCopy, read.IsRoundUp));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 1 })]
    public void Bytes_of_another_form_are_not_read(byte[] bytes) => Assert.Null(Fingerprints.FromBytes(bytes));
}
