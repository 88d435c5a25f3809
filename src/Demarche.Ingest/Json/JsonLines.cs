using System.Runtime.CompilerServices;
using Demarche.Ingest.Files;

namespace Demarche.Ingest.Json;

/// <summary>JSONL: one item a line. A broken line is a problem of its own; the next line begins afresh.</summary>
static class JsonLines
{
    public static async IAsyncEnumerable<ArticleOrProblem> ReadAsync(InputStream input, InputFile file, ArticleSourceOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new ByteWindow(input.AsUtf8());
        var line = 1L;
        var scanned = 0; // bytes of the window known to hold no line end
        var (skipping, empty) = (false, true);
        do
        {
            int length;
            while ((length = window.Bytes[scanned..].IndexOf((byte)'\n')) >= 0)
            {
                length += scanned;
                if (!skipping && ReadLine(window.Bytes[..length], file, line, options) is { } result)
                {
                    empty = false;
                    yield return result;
                }
                window.Consume(length + 1);
                (scanned, skipping) = (0, false);
                line++;
                cancellationToken.ThrowIfCancellationRequested();
            }
            scanned = window.Bytes.Length;
            if (scanned > options.MaxItemBytes && !skipping)
            {
                (skipping, empty) = (true, false);
                yield return ArticleOrProblem.Fail(file.Path, line,
                    $"the line is longer than {options.MaxItemBytes:N0} bytes, the most that one item may have; it is skipped");
            }
            if (skipping)
            {
                window.Consume(scanned);
                scanned = 0;
            }
        }
        while (await window.ReadMoreAsync(cancellationToken).ConfigureAwait(false));

        if (window.Failure is { } failure)
            yield return ArticleOrProblem.Fail(file.Path, line, failure);
        else if (!skipping && ReadLine(window.Bytes, file, line, options) is { } last)
            yield return last;
        else if (empty)
            yield return ArticleOrProblem.Fail(file.Path, null, file.IsStandardInput ? "standard input is empty" : "the file is empty");
    }

    // Null for a blank line.
    static ArticleOrProblem? ReadLine(Span<byte> bytes, InputFile file, long line, ArticleSourceOptions options)
    {
        if (line == 1 && bytes is [0xef, 0xbb, 0xbf, ..])
            bytes = bytes[3..];
        return bytes.Trim(" \t\r"u8).IsEmpty ? null : JsonArticle.Read(bytes, file.Path, line, options);
    }
}
