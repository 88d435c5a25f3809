using System.Text;

namespace Demarche.Ingest.Files;

/// <summary>The bytes of one input: opened, unzipped if gzipped, its first bytes known, its reading counted.</summary>
sealed class InputStream : ReadOnlyStream
{
    const int HeadLength = 512;

    readonly Stream _inner;
    readonly byte[] _head;
    readonly bool _ownsInner;
    int _served;

    InputStream(Stream inner, byte[] head, bool ownsInner) => (_inner, _head, _ownsInner) = (inner, head, ownsInner);

    /// <summary>Up to 512 first bytes, decompressed; reading gives them again.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Opens a file or standard input. Whether it is gzipped is told by its first bytes, not its name.</summary>
    public static async Task<InputStream> OpenAsync(InputFile file, ArticleSourceOptions options, CancellationToken cancellationToken)
    {
        var raw = file.IsStandardInput
            ? options.StandardInput!
            : new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0,
                FileOptions.SequentialScan);
        var counted = new CountingStream(raw, options.Progress, ownsInner: !file.IsStandardInput);
        try
        {
            var head = await ReadHeadAsync(counted, cancellationToken).ConfigureAwait(false);
            var plain = new InputStream(counted, head, ownsInner: true);
            if (head is [0x1f, 0x8b, ..])
            {
                var unzipped = new GzipInput(plain);
                return new(unzipped, await ReadHeadAsync(unzipped, cancellationToken).ConfigureAwait(false), ownsInner: true);
            }
            return head.Length > 0 && file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? throw new InvalidDataException("the name ends in .gz, but the file is not gzipped; rename it")
                : plain;
        }
        catch
        {
            await counted.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What a file of unknown extension holds, from its first bytes.</summary>
    public InputFormat GuessFormat()
    {
        var head = Encoding.Latin1.GetString(Head).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        if (head.StartsWith('{') || head.StartsWith("[{", StringComparison.Ordinal))
            return InputFormat.Json;
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? InputFormat.Html
            : InputFormat.Text;
    }

    /// <summary>The bytes as UTF-8: those of a file with the byte order mark of UTF-16 are recoded, all others are as they are.</summary>
    public Stream AsUtf8() => Head switch
    {
        [0xff, 0xfe, ..] => Recode(new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)),
        [0xfe, 0xff, ..] => Recode(new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)),
        _ => this,
    };

    Stream Recode(Encoding encoding) => Encoding.CreateTranscodingStream(this, encoding, Encoding.UTF8, leaveOpen: true);

    /// <summary>Whether an exception tells of the input, and not of a mistake in the program.</summary>
    public static bool IsInputFailure(Exception e) =>
        e is IOException or InvalidDataException or UnauthorizedAccessException or DecoderFallbackException;

    /// <summary>The exception in the words of a <see cref="Problem"/>.</summary>
    public static string Describe(Exception e) => e switch
    {
        UnauthorizedAccessException => "can't be opened: permission is missing",
        DecoderFallbackException => "not valid UTF-16; convert the file to UTF-8",
        _ => e.Message.TrimEnd('.'),
    };

    public override int Read(Span<byte> buffer)
    {
        var fromHead = ServeHead(buffer);
        return fromHead > 0 || buffer.IsEmpty ? fromHead : _inner.Read(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var fromHead = ServeHead(buffer.Span);
        return fromHead > 0 || buffer.IsEmpty ? new(fromHead) : _inner.ReadAsync(buffer, cancellationToken);
    }

    int ServeHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _head.Length - _served);
        _head.AsSpan(_served, count).CopyTo(buffer);
        _served += count;
        return count;
    }

    static async Task<byte[]> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        var count = 0;
        // One read is enough for a pipe that has given less: what follows is read as it comes.
        while (count < 2)
        {
            var read = await stream.ReadAsync(head.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            count += read;
        }
        return head[..count];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsInner)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
