using System.Buffers;

namespace Demarche.Ingest.Files;

/// <summary>All bytes of a file that is one item, or why they can't be had.</summary>
/// <param name="Bytes">The bytes; empty with a failure.</param>
/// <param name="Failure">In the words of a <see cref="Problem"/>; null when all went well.</param>
readonly record struct WholeItem(ReadOnlyMemory<byte> Bytes, string? Failure)
{
    public static async Task<WholeItem> ReadAsync(InputStream input, ArticleSourceOptions options, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        var count = 0;
        try
        {
            while (true)
            {
                if (count == buffer.Length)
                {
                    if (count >= options.MaxItemBytes)
                        return new(default, $"is longer than {options.MaxItemBytes:N0} bytes, the most that one item may have");
                    var larger = ArrayPool<byte>.Shared.Rent(Math.Min(count * 2, options.MaxItemBytes + 1));
                    buffer.AsSpan(0, count).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
                var read = await input.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    break;
                count += read;
            }
            return count > options.MaxItemBytes
                ? new(default, $"is longer than {options.MaxItemBytes:N0} bytes, the most that one item may have")
                : new(buffer.AsSpan(0, count).ToArray(), null);
        }
        catch (Exception e) when (InputStream.IsInputFailure(e))
        {
            return new(default, InputStream.Describe(e));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
