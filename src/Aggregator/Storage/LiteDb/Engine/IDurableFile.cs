namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A file of which it is known what a power cut leaves: everything up to the last <see cref="Sync"/>, of the rest anything.</summary>
/// <remarks>The disk is one implementation; the other is the tests' model of a power cut.</remarks>
internal interface IDurableFile : IDisposable
{
    long Length { get; }

    /// <returns>How many bytes were read: fewer than asked for at the end of the file.</returns>
    int Read(Span<byte> buffer, long offset);

    void Write(ReadOnlySpan<byte> bytes, long offset);

    void SetLength(long length);

    /// <summary>Returns when the disk holds everything that was written.</summary>
    void Sync();
}
