using System.Text;

namespace Demarche.Ingest.Tests;

// What other tests allocate meanwhile would be counted too: these run alone.
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void A_long_file_takes_no_more_memory_than_a_short_one()
    {
        var line = Encoding.UTF8.GetBytes($"{{\"id\":\"a\",\"text\":\"{new string('x', 10_000)}\"}}\n");
        using var stream = new RepeatingStream(line, 20_000); // 200 MB
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most) = (0, 0L);
        foreach (var result in ArticleSource.ReadAsync(["-"], new() { StandardInput = stream }).ToBlockingEnumerable())
        {
            Assert.Null(result.Problem);
            if (++count % 5_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(20_000, count);
        Assert.InRange(most, long.MinValue, 4 << 20);
    }

    sealed class RepeatingStream(byte[] bytes, int times) : MemoryStream(bytes)
    {
        int _left = times;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length && --_left > 0)
                Position = 0;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
