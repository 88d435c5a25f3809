using System.Runtime.Intrinsics;
using Demarche.Language.Neural;

namespace Demarche.Language.Tests.Neural;

/// <summary>Each kernel against the plain loop that says what it computes.</summary>
public class KernelTests
{
    static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float within = 1e-5f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= within * (1 + MathF.Abs(expected[i])), $"[{i}] {expected[i]} ≠ {actual[i]}");
    }

    [Theory]
    [InlineData(1, 8, 16)]
    [InlineData(6, 24, 7)]
    [InlineData(13, 5, 40)]
    [InlineData(250, 33, 17)]
    public void Linear_is_the_product_of_rows(int rows, int inputs, int outputs)
    {
        var (weights, bias, x) = (Random(inputs * outputs, 1), Random(outputs, 2), Random(Linear.RoundUp(rows) * inputs, 3));
        var layer = new Linear(weights, bias, outputs, inputs);
        var y = new float[Linear.RoundUp(rows) * layer.Stride];
        layer.Apply(x, inputs, rows, y);
        for (var r = 0; r < rows; r++)
        {
            var expected = new float[outputs];
            for (var o = 0; o < outputs; o++)
            {
                expected[o] = bias[o];
                for (var i = 0; i < inputs; i++)
                    expected[o] += x[r * inputs + i] * weights[o * inputs + i];
            }
            AssertClose(expected, y.AsSpan(r * layer.Stride, outputs));
        }
    }

    [Fact]
    public void Linear_gives_a_row_the_same_bits_wherever_it_stands()
    {
        var layer = new Linear(Random(40 * 16, 1), Random(16, 2), 16, 40);
        var row = Random(40, 3);
        var x = Random(18 * 40, 4);
        row.CopyTo(x, 13 * 40);
        var (alone, among) = (new float[6 * 16], new float[18 * 16]);
        layer.Apply([.. row, .. new float[5 * 40]], 40, 1, alone);
        layer.Apply(x, 40, 18, among);
        Assert.Equal(alone[..16], among[(13 * 16)..(14 * 16)]);
    }

    [Fact]
    public void Linear_refuses_short_buffers() =>
        Assert.Throws<ArgumentException>(() => new Linear(new float[32], [], 4, 8).Apply(new float[8], 8, 7, new float[96]));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void Dot_products_add_to_what_is_there(int count)
    {
        var (a, rows, results) = (Random(24, 1), Random(count * 30, 2), Random(count, 3));
        var expected = results.Select((r, i) => r + a.Select((v, k) => v * rows[i * 30 + k]).Sum()).ToArray();
        DotProducts.Add(a, rows, 30, results);
        AssertClose(expected, results);
    }

    [Fact]
    public void Sigmoid_is_close_everywhere()
    {
        for (var x = -40f; x < 40; x += 0.137f)
            Assert.Equal(1 / (1 + Math.Exp(-x)), Activations.Sigmoid(Vector256.Create(x))[3], 1e-6);
    }

    [Fact]
    public void Leaky_relu_keeps_a_tenth_below_zero()
    {
        float[] values = [1, -1, 0, 20, -20, 3, -3, 0.5f];
        Activations.LeakyRelu(values);
        AssertClose([1, -0.1f, 0, 20, -2, 3, -0.3f, 0.5f], values);
    }

    [Fact]
    public void Pair_is_sum_and_product()
    {
        var pair = new float[16];
        Activations.Pair([1, 2, 3, 4, -1, -2, 0, 1], [1, 1, -5, 0, 1, -2, 0, 10], pair);
        AssertClose([2, 3, -0.2f, 4, 0, -0.4f, 0, 11, 1, 2, -1.5f, 0, -0.1f, 0.04f, 0, 10], pair);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Recurrence_carries_a_state_each_way(int n)
    {
        const int H = 8;
        var (u, x, p) = (Random(n * 6 * H, 1), Random(n * 2 * H, 2), Random(8 * H, 3));
        var expected = new float[n * 2 * H];
        for (var direction = 0; direction < 2; direction++)
            for (var i = 0; i < H; i++)
            {
                float c = 0;
                for (var k = 0; k < n; k++)
                {
                    var t = direction == 0 ? k : n - 1 - k;
                    float U(int part) => u[((t * 2 + direction) * 3 + part) * H + i];
                    float P(int part) => p[(direction * 4 + part) * H + i];
                    var f = 1 / (1 + MathF.Exp(-(U(1) + P(0) * c + P(2))));
                    var r = 1 / (1 + MathF.Exp(-(U(2) + P(1) * c + P(3))));
                    c = f * c + (1 - f) * U(0);
                    var at = (t * 2 + direction) * H + i;
                    expected[at] = r * c + (1 - r) * x[at];
                }
            }
        var y = new float[n * 2 * H];
        Recurrence.Run(u, x, p, H, n, new float[H], y);
        AssertClose(expected, y);
    }

    [Fact]
    public void A_row_of_bytes_is_added_with_its_scale()
    {
        var table = new RowTable([0.5f, 2], [1, -2, 3, -4, 5, -6, 7, -8, 127, -127, 0, 1, 2, 3, 4, 5], 8);
        float[] sum = [10, 0, 0, 0, 0, 0, 0, 0];
        table.AddTo(1, sum);
        AssertClose([264, -254, 0, 2, 4, 6, 8, 10], sum);
    }

    [Fact]
    public void Distances_grow_coarser()
    {
        var table = Distances.Table(50);
        byte Of(int distance) => table[distance + 50];
        Assert.Equal(0, Of(0));
        Assert.Equal([1, 8, 9, 9, 10, 13, 13], new[] { -1, -8, -9, -11, -12, -40, -50 }.Select(Of));
        Assert.Equal([14, 21, 22, 26], new[] { 1, 8, 9, 50 }.Select(Of));
        Assert.All(table, bucket => Assert.InRange(bucket, 0, Distances.Count - 1));
    }
}
