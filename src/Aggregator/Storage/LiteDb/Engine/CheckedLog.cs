using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>LiteDB's log with checksums. Each page has a checksum over itself and all pages before it. The pages of a transaction
/// reach the file when it is committed, or earlier when there are many.</summary>
/// <remarks>LiteDB's own log has no checksums and is never synced. After a power cut, a page may be missing in the middle of a
/// transaction that counts as complete. This log ends before the first page that is missing, torn or from an older round. All
/// acknowledged pages are before that page, because <see cref="Commit"/> returns only when the disk has them.</remarks>
internal sealed class CheckedLog : PageStream
{
    private const int HeaderSize = 64;
    private const int FrameSize = PageSize + 8;

    /// <summary>How many bytes of one transaction are kept in memory. When there are more, they are written before the
    /// commit.</summary>
    private const int MostHeld = 16 * 1024 * 1024;

    private static readonly byte[] Magic = "AGLITE01"u8.ToArray();

    private readonly IDurableFile _file;

    /// <summary>For each page the checksum over all pages up to it.</summary>
    private readonly List<uint> _sums = [];

    /// <summary>Frames that are not in the file yet. The first of them is the frame of page <see cref="_written"/>.</summary>
    private readonly List<byte> _held = [];

    /// <summary>A write before the commit failed, so the rest of the transaction stays in memory until the commit.</summary>
    private bool _holdsAll;

    private ulong _round;
    private int _written;
    private int _committed;

    private CheckedLog(IDurableFile file) => _file = file;

    /// <exception cref="StoreException">The file is not a log of this program.</exception>
    public static CheckedLog Open(IDurableFile file)
    {
        var log = new CheckedLog(file);
        Span<byte> header = stackalloc byte[HeaderSize];
        header.Clear();
        file.Read(header, 0);
        if (header.ContainsAnyExcept((byte)0))
        {
            log.ReadHeader(header);
            log.ReadPages();
        }
        else
        {
            // The file is new, or the power was cut before the first commit.
            log.Begin(1);
        }

        return log;
    }

    /// <summary>The length that LiteDB has written, committed or not.</summary>
    public override long Length => (long)_sums.Count * PageSize;

    public int Pages => _sums.Count;

    /// <summary>Writes all pages to the disk and returns when the disk has them.</summary>
    public void Commit()
    {
        if (_committed < _sums.Count)
        {
            WriteHeld();
            _holdsAll = false;
            _file.Sync();
            _committed = _sums.Count;
        }
    }

    /// <summary>Drops the pages that are not committed.</summary>
    public void Revert()
    {
        _holdsAll = false;
        _sums.RemoveRange(_committed, _sums.Count - _committed);
        _written = Math.Min(_written, _committed);
        _held.Clear();
    }

    /// <summary>Does nothing. LiteDB calls it at the wrong times, so <see cref="Commit"/> syncs.</summary>
    public override void Flush()
    {
    }

    /// <summary>Empties the log after a checkpoint. The file keeps its length, and its space is used again.</summary>
    public override void SetLength(long value)
    {
        if (value != 0)
        {
            throw new NotSupportedException("The log can only be emptied, not cut.");
        }

        Begin(_round + 1);
    }

    protected override int ReadAt(Span<byte> buffer, long position)
    {
        var done = 0;
        while (done < buffer.Length && position + done < Length)
        {
            var (page, offset) = Math.DivRem(position + done, PageSize);
            var part = buffer.Slice(done, (int)Math.Min(buffer.Length - done, PageSize - offset));
            if (page >= _written)
            {
                CollectionsMarshal.AsSpan(_held).Slice((int)((page - _written) * FrameSize) + (int)offset, part.Length).CopyTo(part);
            }
            else if (_file.Read(part, FrameAt(page) + offset) != part.Length)
            {
                throw new EndOfStreamException("The log file is shorter than expected.");
            }

            done += part.Length;
        }

        return done;
    }

    protected override void WriteAt(ReadOnlySpan<byte> bytes, long position)
    {
        if (position != Length || bytes.Length != PageSize)
        {
            throw new NotSupportedException("The log can only grow by whole pages.");
        }

        Span<byte> sum = stackalloc byte[FrameSize - PageSize];
        _sums.Add(Sum(Last(_sums.Count), bytes));
        BinaryPrimitives.WriteUInt64LittleEndian(sum, _sums[^1]);
        _held.AddRange(bytes);
        _held.AddRange(sum);
        if (_held.Count >= MostHeld && !_holdsAll)
        {
            WriteEarly();
        }
    }

    private static long FrameAt(long page) => HeaderSize + (page * FrameSize);

    /// <remarks>
    /// LiteDB cannot handle an exception here. It would discard pages that it already counts as written, and its finalizer would end the
    /// process with "discarded page must be writable". So the fault is not thrown; the commit writes again and throws it.
    /// </remarks>
    private void WriteEarly()
    {
        try
        {
            WriteHeld();
        }
        catch (StoreException)
        {
            _holdsAll = true;
        }
    }

    private void WriteHeld()
    {
        if (_held.Count > 0)
        {
            _file.Write(CollectionsMarshal.AsSpan(_held), FrameAt(_written));
            _written = _sums.Count;
            _held.Clear();
        }
    }

    /// <summary>Begins a new round. Pages of older rounds may still be in the file, but they are no longer valid.</summary>
    private void Begin(ulong round)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], round);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], Sum(0, header[..16]));
        _file.Write(header, 0);

        // The header must be on the disk before a page of the new round replaces a page of the old one. Otherwise a power cut
        // could leave a valid log that brings old pages back.
        _file.Sync();
        _round = round;
        _sums.Clear();
        _held.Clear();
        (_written, _committed) = (0, 0);
    }

    private void ReadHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(header[16..]) != Sum(0, header[..16]))
        {
            throw new StoreException(StoreFault.Damaged, "The log beside the archive was not written by this program, or is damaged.");
        }

        _round = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
    }

    private void ReadPages()
    {
        var frame = new byte[FrameSize];
        while (_file.Read(frame, FrameAt(_sums.Count)) == FrameSize)
        {
            var sum = Sum(Last(_sums.Count), frame.AsSpan(0, PageSize));
            if (BinaryPrimitives.ReadUInt64LittleEndian(frame.AsSpan(PageSize)) != sum)
            {
                break;
            }

            _sums.Add(sum);
        }

        (_written, _committed) = (_sums.Count, _sums.Count);
    }

    /// <summary>The checksum up to a page; for the first page, a checksum of the round.</summary>
    private uint Last(int pages) => pages > 0 ? _sums[pages - 1] : BitOperations.Crc32C((uint)_round, _round);

    private static uint Sum(uint before, ReadOnlySpan<byte> bytes)
    {
        var sum = before;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        return sum;
    }
}
