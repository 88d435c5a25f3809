using System.IO.Compression;

namespace Demarche.Ingest.Files;

/// <summary>
/// Decompresses gzip, of one member or several, and says so when the data is cut short, which <see cref="GZipStream"/> does not:
/// it ends without a word wherever the bytes end.
/// </summary>
/// <remarks>
/// A member of our own is put behind the input. Its content comes out at the very end if, and only if, the input ended where a
/// member ends; so the last bytes of the output are held back until they prove to be that content.
/// </remarks>
sealed class GzipInput : ReadOnlyStream
{
    static readonly byte[] s_mark = "\u0003demarche: end of gzip input\u0003"u8.ToArray();
    static readonly byte[] s_markMember = Compress(s_mark);

    readonly GZipStream _gzip;
    readonly byte[] _buffer = new byte[32 << 10];
    int _start, _end; // decompressed bytes not yet served are _buffer[_start.._end]; the last s_mark.Length of them are held back

    /// <param name="compressed">The gzipped bytes; disposed with this.</param>
    public GzipInput(Stream compressed) => _gzip = new(new Appended(compressed), CompressionMode.Decompress);

    public override int Read(Span<byte> buffer)
    {
        while (Available == 0)
        {
            MakeRoom();
            int count;
            try
            {
                count = _gzip.Read(_buffer.AsSpan(_end));
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
            if (!Took(count))
                return 0;
        }
        return Serve(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (Available == 0)
        {
            MakeRoom();
            int count;
            try
            {
                count = await _gzip.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
            if (!Took(count))
                return 0;
        }
        return Serve(buffer.Span);
    }

    int Available => Math.Max(0, _end - _start - s_mark.Length);

    void MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
    }

    // False at the proper end; throws at any other.
    bool Took(int count)
    {
        _end += count;
        if (count > 0)
            return true;
        return _buffer.AsSpan(_start, _end - _start).SequenceEqual(s_mark) ? false : throw Damaged();
    }

    int Serve(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, Available);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    static InvalidDataException Damaged() => new("the gzip data is cut short or damaged; fetch or compress the file again");

    static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A stream with the mark's member behind it.</summary>
    sealed class Appended(Stream inner) : ReadOnlyStream
    {
        int _served;

        public override int Read(Span<byte> buffer)
        {
            var count = buffer.IsEmpty ? 0 : inner.Read(buffer);
            return count > 0 ? count : ServeMark(buffer);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = buffer.IsEmpty ? 0 : await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return count > 0 ? count : ServeMark(buffer.Span);
        }

        int ServeMark(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, s_markMember.Length - _served);
            s_markMember.AsSpan(_served, count).CopyTo(buffer);
            _served += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
