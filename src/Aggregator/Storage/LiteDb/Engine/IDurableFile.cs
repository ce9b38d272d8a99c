namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A file with a known state after a power cut: everything before the last <see cref="Sync"/> is on the disk; later
/// writes may be there or not.</summary>
/// <remarks>One implementation is a file on the disk. The other is the tests' model of a power cut.</remarks>
internal interface IDurableFile : IDisposable
{
    long Length { get; }

    /// <returns>The number of bytes read; at the end of the file it is smaller than the buffer.</returns>
    int Read(Span<byte> buffer, long offset);

    void Write(ReadOnlySpan<byte> bytes, long offset);

    void SetLength(long length);

    /// <summary>Returns when the disk has everything that was written.</summary>
    void Sync();
}
