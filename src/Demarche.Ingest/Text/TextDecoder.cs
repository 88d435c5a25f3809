using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Demarche.Ingest.Text;

/// <summary>A line, or the whole, and what is to be said of it.</summary>
readonly record struct Remark(long? Line, string Message);

/// <summary>Text decoded from bytes.</summary>
/// <param name="Text">The text, without byte order mark.</param>
/// <param name="Repair">What had to be replaced by U+FFFD, or null.</param>
readonly record struct DecodedText(string Text, Remark? Repair);

/// <summary>
/// Bytes to text: by byte order mark, by strict UTF-8, by the encoding a page declares, at last by detection; what is none of
/// these, and what is no text at all, is refused.
/// </summary>
static class TextDecoder
{
    const float MinConfidence = 0.5f;

    // Damaged UTF-8 has far more whole sequences than broken ones; text in another encoding has the reverse.
    const int WholePerBroken = 4;

    static readonly SearchValues<char> s_controls = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001c\u001d\u001e\u001f\u007f");

    static readonly (byte[] Magic, string Kind)[] s_binaries =
    [
        ("%PDF-"u8.ToArray(), "a PDF file; extract its text first, e.g. with pdftotext"),
        ("PK\u0003\u0004"u8.ToArray(), "a zip file, perhaps an office document; unpack it or save it as text first"),
        ([0xd0, 0xcf, 0x11, 0xe0], "an office document; save it as text first"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "an image"),
        ([0xff, 0xd8, 0xff], "an image"),
        ("GIF8"u8.ToArray(), "an image"),
        ("{\\rtf"u8.ToArray(), "a rich-text file; save it as plain text first"),
        ("BZh"u8.ToArray(), "compressed with bzip2; decompress it first"),
        ([0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "compressed with xz; decompress it first"),
        ([0x28, 0xb5, 0x2f, 0xfd], "compressed with zstd; decompress it first"),
        ([0x7f, (byte)'E', (byte)'L', (byte)'F'], "a program"),
    ];

    /// <param name="bytes">The whole content.</param>
    /// <param name="declared">Name of the encoding the content itself declares, as pages do; null when it declares none.</param>
    /// <param name="decoded">The text, perhaps with a remark on what was repaired.</param>
    /// <param name="error">Why it is no text, or can't be told which.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, string? declared, out DecodedText decoded, out Remark error)
    {
        error = default;
        if (bytes is [0xff, 0xfe, 0, 0, ..] && bytes.Length % 4 == 0 && TryStrict(new UTF32Encoding(false, false, true), bytes[4..], out var text)
            || bytes is [0, 0, 0xfe, 0xff, ..] && TryStrict(new UTF32Encoding(true, false, true), bytes[4..], out text))
        {
            decoded = new(text, null);
            return true;
        }
        if (bytes is [0xff, 0xfe, ..])
            return Utf16(bytes[2..], bigEndian: false, out decoded);
        if (bytes is [0xfe, 0xff, ..])
            return Utf16(bytes[2..], bigEndian: true, out decoded);
        decoded = default;
        foreach (var (magic, kind) in s_binaries)
        {
            if (bytes.StartsWith(magic))
            {
                error = new(null, $"is {kind}");
                return false;
            }
        }
        var body = bytes is [0xef, 0xbb, 0xbf, ..] ? bytes[3..] : bytes;
        if (Utf8.IsValid(body))
        {
            text = Encoding.UTF8.GetString(body);
            if (!IsBinary(text))
            {
                decoded = new(text, null);
                return true;
            }
        }
        if (LooksLikeUtf16(body, out var isBigEndian) && Utf16(body, isBigEndian, out decoded) && !IsBinary(decoded.Text))
            return true;
        if (body.IndexOf((byte)0) >= 0)
        {
            error = new(null, "is a binary file, not text");
            return false;
        }
        if (body.Length != bytes.Length || MostlyUtf8(body))
        {
            decoded = RepairUtf8(body);
            return true;
        }
        if (declared is not null && Find(declared) is { } known && TryStrict(known, body, out text) && !IsBinary(text))
        {
            decoded = new(text, null);
            return true;
        }
        return Detect(body, out decoded, out error);
    }

    static bool Detect(ReadOnlySpan<byte> bytes, out DecodedText decoded, out Remark error)
    {
        // Enough to tell; detection takes time in proportion.
        var sample = bytes[..Math.Min(bytes.Length, 1 << 20)].ToArray();
        foreach (var detail in CharsetDetector.DetectFromBytes(sample).Details ?? [])
        {
            if (detail.Confidence < MinConfidence)
                break;
            if (Find(detail.EncodingName) is { } encoding && TryStrict(encoding, bytes, out var text) && !IsBinary(text))
            {
                decoded = new(text, null);
                error = default;
                return true;
            }
        }
        var position = FirstBroken(bytes);
        decoded = default;
        error = new(bytes[..position].Count((byte)'\n') + 1,
            $"the encoding can't be told: it is not UTF-8 (byte 0x{bytes[position]:x2} at offset {position}); convert it, e.g. with iconv -t utf-8");
        return false;
    }

    /// <summary>The encoding of that name, as the web understands it; null for an unknown one. It throws on what it can't decode.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim(' ', '\t', '"', '\'').ToLowerInvariant() switch
        {
            // By the web's standard these names mean Windows' supersets.
            "ascii" or "us-ascii" or "iso-8859-1" or "latin1" or "iso8859-1" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" or "hz-gb-2312" => "gb18030",
            "ks_c_5601-1987" or "euc-kr" or "uhc" or "cp949" => "ks_c_5601-1987",
            "utf-16" or "utf-16le" or "utf-16be" or "utf-7" => "utf-8", // said in ASCII letters, it can't be true
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static bool TryStrict(Encoding encoding, ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = encoding.GetString(bytes);
            return true;
        }
        catch (ArgumentException) // DecoderFallbackException, and what some code pages throw instead
        {
            text = "";
            return false;
        }
    }

    // Always succeeds: halves of surrogate pairs become U+FFFD, one for one, so that offsets count as in the file.
    static bool Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, out DecodedText decoded)
    {
        var chars = new char[bytes.Length / 2];
        bytes[..(chars.Length * 2)].CopyTo(MemoryMarshal.AsBytes(chars.AsSpan()));
        if (bigEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, ushort>(chars.AsSpan()), MemoryMarshal.Cast<char, ushort>(chars.AsSpan()));
        var (count, first) = ReplaceLoneSurrogates(chars);
        Remark? repair = count > 0
            ? new(chars.AsSpan(0, first).Count('\n') + 1, $"{Times(count, "half of a surrogate pair", "halves of surrogate pairs")} read as U+FFFD")
            : bytes.Length % 2 == 1 ? new(null, "the file ends in the middle of a UTF-16 character; the odd byte is left out") : null;
        decoded = new(new(chars), repair);
        return true;
    }

    /// <summary>Replaces each half of a surrogate pair that stands alone by U+FFFD.</summary>
    /// <returns>How many, and where the first was.</returns>
    public static (int Count, int First) ReplaceLoneSurrogates(Span<char> chars)
    {
        var (count, first) = (0, 0);
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsSurrogate(chars[i]))
                continue;
            if (i + 1 < chars.Length && char.IsSurrogatePair(chars[i], chars[i + 1]))
            {
                i++;
                continue;
            }
            if (count++ == 0)
                first = i;
            chars[i] = '\ufffd';
        }
        return (count, first);
    }

    static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, out bool bigEndian)
    {
        bigEndian = false;
        var pairs = Math.Min(bytes.Length, 4096) / 2;
        if (pairs < 2 || bytes.Length % 2 == 1)
            return false;
        var (high, low) = (0, 0);
        for (var i = 0; i < pairs; i++)
        {
            high += bytes[2 * i] == 0 ? 1 : 0;
            low += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        bigEndian = high > low;
        // Text in Latin letters has a zero in nearly every pair, and always on the same side.
        return Math.Max(high, low) > pairs * 7 / 10 && Math.Min(high, low) <= pairs / 50;
    }

    static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff);
            if (ascii < 0)
                break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
                whole++;
            else
                broken++;
            bytes = bytes[length..];
        }
        return whole >= WholePerBroken * broken;
    }

    static DecodedText RepairUtf8(ReadOnlySpan<byte> bytes)
    {
        var first = FirstBroken(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        return new(text, new(bytes[..first].Count((byte)'\n') + 1, $"not valid UTF-8 at byte offset {first}; what can't be decoded is read as U+FFFD"));
    }

    /// <summary>Offset of the first byte that is not UTF-8.</summary>
    public static int FirstBroken(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            var ascii = bytes[position..].IndexOfAnyInRange((byte)0x80, (byte)0xff);
            if (ascii < 0)
                return 0;
            position += ascii;
            if (Rune.DecodeFromUtf8(bytes[position..], out _, out var length) != OperationStatus.Done)
                return position;
            position += length;
        }
        return 0;
    }

    // A few stray control characters are text still; one in ten is not.
    static bool IsBinary(ReadOnlySpan<char> text)
    {
        var sample = text[..Math.Min(text.Length, 1 << 16)];
        var controls = 0;
        for (var at = sample.IndexOfAny(s_controls); at >= 0; at = sample.IndexOfAny(s_controls))
        {
            controls++;
            sample = sample[(at + 1)..];
        }
        return controls * 10 > Math.Min(text.Length, 1 << 16);
    }

    static string Times(int count, string one, string many) => count == 1 ? $"1 {one} is" : $"{count} {many} are";
}
