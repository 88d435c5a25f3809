using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Neural;

/// <summary>The network's non-linear functions, eight values at a time.</summary>
static class Activations
{
    /// <summary>1 / (1 + e⁻ˣ), within 2⁻²² of the true value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        // e⁻ˣ = 2ⁿ · eʳ with |r| ≤ ½ ln 2; the polynomial is the Cephes library's expf. The sign of x cannot overflow past ±30.
        x = Vector256.Min(Vector256.Max(-x, Vector256.Create(-30f)), Vector256.Create(30f));
        var n = Vector256.Round(x * 1.44269504f);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(2.12194440e-4f), r);
        var p = Vector256.MultiplyAddEstimate(Vector256.Create(1.9875691500e-4f), r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(5.0000001201e-1f));
        p = Vector256.MultiplyAddEstimate(p, r * r, r + Vector256<float>.One);
        var power = Vector256.ShiftLeft(Vector256.ConvertToInt32(n) + Vector256.Create(127), 23).AsSingle();
        return Vector256<float>.One / Vector256.MultiplyAddEstimate(p, power, Vector256<float>.One);
    }

    /// <summary>x, or x/10 below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LeakyRelu(Vector256<float> x) => Vector256.Max(x, x * 0.1f);

    /// <summary>Applies <see cref="LeakyRelu(Vector256{float})"/> in place.</summary>
    /// <param name="values">A multiple of 8 values.</param>
    public static void LeakyRelu(Span<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i + 8 <= (nuint)values.Length; i += 8)
            LeakyRelu(Vector256.LoadUnsafe(ref first, i)).StoreUnsafe(ref first, i);
    }

    /// <summary>What the relation of two words is read from: the activated sum of the two, then the product of each activated.</summary>
    /// <param name="dependent">One word; a multiple of 8 values.</param>
    /// <param name="head">The other; as many.</param>
    /// <param name="pair">Receives twice as many.</param>
    public static void Pair(ReadOnlySpan<float> dependent, ReadOnlySpan<float> head, Span<float> pair)
    {
        ref var d = ref MemoryMarshal.GetReference(dependent);
        ref var h = ref MemoryMarshal.GetReference(head[..dependent.Length]);
        ref var sum = ref MemoryMarshal.GetReference(pair[..(2 * dependent.Length)]);
        ref var product = ref Unsafe.Add(ref sum, dependent.Length);
        for (nuint i = 0; i + 8 <= (nuint)dependent.Length; i += 8)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref d, i), Vector256.LoadUnsafe(ref h, i));
            LeakyRelu(a + b).StoreUnsafe(ref sum, i);
            (LeakyRelu(a) * LeakyRelu(b)).StoreUnsafe(ref product, i);
        }
    }
}
