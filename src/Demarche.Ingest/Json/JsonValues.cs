using System.Runtime.CompilerServices;
using Demarche.Ingest.Files;

namespace Demarche.Ingest.Json;

/// <summary>A JSON file: one item, an array of items, or items one behind the other; pulled one by one, however long the array.</summary>
static class JsonValues
{
    static ReadOnlySpan<byte> BlanksAndMark => [(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0xef, 0xbb, 0xbf];

    public static async IAsyncEnumerable<ArticleOrProblem> ReadAsync(InputStream input, InputFile file, ArticleSourceOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new ByteWindow(input.AsUtf8());
        var line = 1L;
        var (empty, inArray, arrayClosed) = (true, false, false);
        while (true)
        {
            // To the first byte of a value.
            var blanks = window.Bytes.IndexOfAnyExcept(inArray ? " \t\r\n,"u8 : BlanksAndMark);
            if (blanks < 0)
                blanks = window.Bytes.Length;
            line += window.Bytes[..blanks].Count((byte)'\n');
            window.Consume(blanks);
            if (window.Bytes.IsEmpty)
            {
                if (await window.ReadMoreAsync(cancellationToken).ConfigureAwait(false))
                    continue;
                break;
            }
            if (window.Bytes[0] == (byte)'[' && empty && !inArray)
            {
                (inArray, empty) = (true, false);
                window.Consume(1);
                continue;
            }
            if (window.Bytes[0] == (byte)']' && inArray)
            {
                (inArray, arrayClosed) = (false, true);
                window.Consume(1);
                continue;
            }
            empty = false;
            if (arrayClosed)
            {
                yield return ArticleOrProblem.Fail(file.Path, line, "something stands behind the end of the array; it is not read");
                yield break;
            }

            var scan = new ValueScan();
            var (first, skipping) = (line, false);
            while (!scan.Advance(window.Bytes))
            {
                if (window.Bytes.Length > options.MaxItemBytes)
                {
                    skipping = true;
                    line += window.Bytes.Count((byte)'\n');
                    window.Consume(window.Bytes.Length);
                    scan.Position = 0;
                }
                if (!await window.ReadMoreAsync(cancellationToken).ConfigureAwait(false))
                {
                    scan.Position = window.Bytes.Length;
                    break;
                }
            }
            if (window.Failure is not null)
                break;
            yield return skipping
                ? ArticleOrProblem.Fail(file.Path, first,
                    $"the item is longer than {options.MaxItemBytes:N0} bytes, the most that one item may have; it is skipped")
                : JsonArticle.Read(window.Bytes[..scan.Position], file.Path, first, options);
            line += window.Bytes[..scan.Position].Count((byte)'\n');
            window.Consume(scan.Position);
            cancellationToken.ThrowIfCancellationRequested();
        }
        if (window.Failure is { } failure)
            yield return ArticleOrProblem.Fail(file.Path, line, failure);
        else if (empty)
            yield return ArticleOrProblem.Fail(file.Path, null, "the file is empty");
        else if (inArray)
            yield return ArticleOrProblem.Fail(file.Path, line, "the array is not closed; the file seems cut short");
    }

    /// <summary>
    /// Finds the end of a JSON value by its brackets and quotes, without understanding it. A line end inside a string, which JSON
    /// does not allow, ends a broken value, so that the next one has a chance.
    /// </summary>
    struct ValueScan
    {
        int _depth;
        bool _inString, _escaped;

        /// <summary>Bytes of the window looked at; past the value's last byte when <see cref="Advance"/> is true.</summary>
        public int Position;

        public bool Advance(ReadOnlySpan<byte> bytes)
        {
            for (; Position < bytes.Length; Position++)
            {
                var b = bytes[Position];
                if (_escaped)
                {
                    _escaped = false;
                }
                else if (_inString)
                {
                    if (b == '\\')
                        _escaped = true;
                    else if (b == '\n')
                        return true;
                    else if (b == '"' && EndsString())
                        return true;
                }
                else if (b == '"')
                {
                    _inString = true;
                }
                else if (b is (byte)'{' or (byte)'[')
                {
                    _depth++;
                }
                else if (b is (byte)'}' or (byte)']')
                {
                    if (_depth == 0)
                        return End(Position == 0 ? 1 : 0); // a bracket too many, or the array's own
                    if (--_depth == 0)
                        return End(1);
                }
                else if (_depth == 0 && b is (byte)',' or (byte)'\n' && Position > 0)
                {
                    return true; // behind a number or a word
                }
            }
            return false;
        }

        bool EndsString()
        {
            _inString = false;
            return _depth == 0 && End(1);
        }

        bool End(int length)
        {
            Position += length;
            return true;
        }
    }
}
