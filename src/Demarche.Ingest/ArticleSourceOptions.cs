namespace Demarche.Ingest;

/// <summary>How <see cref="ArticleSource"/> reads.</summary>
public sealed record ArticleSourceOptions
{
    /// <summary>Day of publication of items that give none. Default: null, no day.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>
    /// Bytes, after decompression, of the longest item (a text file, a page, a line of JSONL) that is read; a longer one is a
    /// problem and is skipped without being held in memory. Default: 256 MiB, at most 1 GiB.
    /// </summary>
    public int MaxItemBytes { get; init; } = 256 << 20;

    /// <summary>What the path <c>-</c> reads, JSONL, perhaps gzipped. Default: null, <c>-</c> is refused.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>Whether standard input may also be plain text, a page or a JSON array, which its first bytes tell. Default: it is JSONL.</summary>
    public bool GuessStandardInput { get; init; }

    /// <summary>Counts the bytes read from files and standard input, before decompression. Default: null, nothing is counted.</summary>
    public ReadProgress? Progress { get; init; }
}

/// <summary>How far reading has come. Thread-safe.</summary>
public sealed class ReadProgress
{
    long _bytes;

    /// <summary>Bytes read so far, before decompression.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    internal void Add(int bytes) => Interlocked.Add(ref _bytes, bytes);
}
