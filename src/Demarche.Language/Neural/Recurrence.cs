using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Neural;

/// <summary>The recurrence of a simple recurrent unit, which carries a state through a sentence in each direction.</summary>
/// <remarks>
/// Lei et al., "Simple Recurrent Units for Highly Parallelizable Recurrence" (2018). For each unit, with the state c of the word before:
/// <c>f = σ(u₁ + v₁c + b₁)</c>, <c>r = σ(u₂ + v₂c + b₂)</c>, <c>c' = u₀ + f(c − u₀)</c>, <c>y = x + r(c' − x)</c>.
/// </remarks>
static unsafe class Recurrence
{
    /// <summary>Runs over one sentence in both directions.</summary>
    /// <param name="u">Shape [n, 2, 3, h]: for each direction candidate, forget and reset inputs.</param>
    /// <param name="x">Shape [n, 2h]: what the unit passes on where the reset gate is shut.</param>
    /// <param name="parameters">Shape [2, 4, h]: v₁, v₂, b₁, b₂ for each direction.</param>
    /// <param name="h">Units a direction, a multiple of 8.</param>
    /// <param name="n">Words of the sentence.</param>
    /// <param name="state">Scratch of h floats.</param>
    /// <param name="y">Receives shape [n, 2h]. May be <paramref name="x"/> itself.</param>
    public static void Run(ReadOnlySpan<float> u, ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, int h, int n,
        Span<float> state, Span<float> y)
    {
        if (u.Length < n * 6 * h || x.Length < n * 2 * h || y.Length < n * 2 * h || parameters.Length < 8 * h || state.Length < h || h % 8 != 0)
            throw new ArgumentException($"The buffers do not hold {n} words of {h} units.");
        fixed (float* pu = u, px = x, pp = parameters, ps = state, py = y)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                new Span<float>(ps, h).Clear();
                for (var k = 0; k < n; k++)
                {
                    var word = direction == 0 ? k : n - 1 - k;
                    Step(pu + (word * 2 + direction) * 3 * h, px + (word * 2 + direction) * h, pp + direction * 4 * h, h, ps,
                        py + (word * 2 + direction) * h);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Step(float* u, float* x, float* p, int h, float* state, float* y)
    {
        for (var i = 0; i < h; i += 8)
        {
            var before = Vector256.Load(state + i);
            var candidate = Vector256.Load(u + i);
            var forget = Activations.Sigmoid(Vector256.MultiplyAddEstimate(
                Vector256.Load(p + i), before, Vector256.Load(u + h + i) + Vector256.Load(p + 2 * h + i)));
            var reset = Activations.Sigmoid(Vector256.MultiplyAddEstimate(
                Vector256.Load(p + h + i), before, Vector256.Load(u + 2 * h + i) + Vector256.Load(p + 3 * h + i)));
            var after = Vector256.MultiplyAddEstimate(forget, before - candidate, candidate);
            after.Store(state + i);
            var passed = Vector256.Load(x + i);
            Vector256.MultiplyAddEstimate(reset, after - passed, passed).Store(y + i);
        }
    }
}
