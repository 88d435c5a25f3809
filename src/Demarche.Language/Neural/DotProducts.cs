using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Neural;

/// <summary>Products of one vector with many, each summed in one fixed order wherever its row lies.</summary>
static unsafe class DotProducts
{
    /// <summary>Adds <c>a · rows[i]</c> to <c>results[i]</c>.</summary>
    /// <param name="a">The vector; a multiple of 8 values.</param>
    /// <param name="rows">The first values of each row are read, as many as <paramref name="a"/> has.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="results">One for each row.</param>
    public static void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> rows, int stride, Span<float> results)
    {
        if (results.Length == 0)
            return;
        if (a.Length % 8 != 0 || rows.Length < (results.Length - 1) * stride + a.Length)
            throw new ArgumentException($"{rows.Length} floats do not hold {results.Length} rows, or {a.Length} is no multiple of 8.");
        fixed (float* vector = a, first = rows, result = results)
        {
            var i = 0;
            for (; i + 4 <= results.Length; i += 4)
                AddFour(vector, a.Length, first + (long)i * stride, stride, result + i);
            for (; i < results.Length; i++)
                AddOne(vector, a.Length, first + (long)i * stride, result + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddFour(float* a, int width, float* row, int stride, float* result)
    {
        float* row1 = row + stride, row2 = row1 + stride, row3 = row2 + stride;
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var k = 0; k < width; k += 8)
        {
            var v = Vector256.Load(a + k);
            sum0 = Vector256.MultiplyAddEstimate(v, Vector256.Load(row + k), sum0);
            sum1 = Vector256.MultiplyAddEstimate(v, Vector256.Load(row1 + k), sum1);
            sum2 = Vector256.MultiplyAddEstimate(v, Vector256.Load(row2 + k), sum2);
            sum3 = Vector256.MultiplyAddEstimate(v, Vector256.Load(row3 + k), sum3);
        }
        result[0] += Vector256.Sum(sum0);
        result[1] += Vector256.Sum(sum1);
        result[2] += Vector256.Sum(sum2);
        result[3] += Vector256.Sum(sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddOne(float* a, int width, float* row, float* result)
    {
        Vector256<float> sum = default;
        for (var k = 0; k < width; k += 8)
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(a + k), Vector256.Load(row + k), sum);
        *result += Vector256.Sum(sum);
    }
}
