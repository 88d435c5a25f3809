using System.Buffers;
using Demarche.Ingest.Files;

namespace Demarche.Ingest.Json;

/// <summary>
/// A window over a stream's bytes that grows while one item is in it and moves on when the item is done. Its array is pooled.
/// </summary>
sealed class ByteWindow(Stream stream) : IDisposable
{
    const int UsualLength = 64 << 10;
    const int LeastRoom = 4 << 10; // less room is not worth a read

    byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualLength);
    int _start, _end;

    /// <summary>Bytes read and not yet consumed.</summary>
    public Span<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    /// <summary>What went wrong while reading, in the words of a <see cref="Problem"/>; the bytes end there.</summary>
    public string? Failure { get; private set; }

    /// <summary>Moves past the first <paramref name="count"/> bytes.</summary>
    public void Consume(int count) => _start += count;

    /// <summary>Reads more behind what is there.</summary>
    /// <returns>False at the end of the stream or after a failure.</returns>
    public async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        try
        {
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += count;
            return count > 0;
        }
        catch (Exception e) when (InputStream.IsInputFailure(e))
        {
            Failure = InputStream.Describe(e);
            return false;
        }
    }

    void MakeRoom()
    {
        var length = _end - _start;
        if (_buffer.Length - _end >= LeastRoom && length > 0)
            return;
        if (length == 0 && _buffer.Length > 16 * UsualLength)
            Move(UsualLength); // a window that one huge item made huge goes back to its usual size behind it
        else if (length <= _buffer.Length / 2)
            Bytes.CopyTo(_buffer);
        else
            Move((int)Math.Min(length * 2L, Array.MaxLength));
        (_start, _end) = (0, length);
    }

    void Move(int capacity)
    {
        var other = ArrayPool<byte>.Shared.Rent(capacity);
        Bytes.CopyTo(other);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
