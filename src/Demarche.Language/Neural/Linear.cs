using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Neural;

/// <summary>A linear layer, <c>y = x · Wᵀ + b</c>, with its weights packed for the kernel. Immutable.</summary>
/// <remarks>
/// Weights lie in panels of 16 outputs, input by input, so that the kernel reads them in order. Every row of the result is the same
/// sum in the same order whatever rows stand beside it; so results do not depend on how sentences are batched.
/// </remarks>
sealed unsafe class Linear
{
    /// <summary>Rows that the kernel computes at once; buffers are rounded up to whole blocks.</summary>
    public const int Block = 6;

    const int Panel = 16;

    // Rows of input kept in the second-level cache while all panels pass over them.
    const int Stripe = 20 * Block;

    readonly float[] _weights; // [panels, inputs, 16]
    readonly float[] _bias; // [panels * 16]

    /// <param name="weights">Shape [outputs, inputs], row-major.</param>
    /// <param name="bias">One for each output; empty for none.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="inputs">Number of inputs.</param>
    public Linear(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int outputs, int inputs)
    {
        if (weights.Length != outputs * inputs || bias.Length != outputs && bias.Length != 0)
            throw new ArgumentException($"{weights.Length} weights and {bias.Length} biases do not make {inputs} × {outputs}.");
        (Outputs, Inputs) = (outputs, inputs);
        Stride = (outputs + Panel - 1) / Panel * Panel;
        _bias = new float[Stride];
        bias.CopyTo(_bias);
        _weights = new float[Stride * inputs];
        Pack(weights, _weights, outputs, inputs);
    }

    // Runs once, over a million weights: worth compiling well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Pack(ReadOnlySpan<float> weights, Span<float> packed, int outputs, int inputs)
    {
        for (var o = 0; o < outputs; o++)
        {
            var row = weights.Slice(o * inputs, inputs);
            var column = packed[(o / Panel * inputs * Panel + o % Panel)..];
            for (var i = 0; i < row.Length; i++)
                column[i * Panel] = row[i];
        }
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>Floats from one row of the result to the next: outputs rounded up to whole panels, the rest 0.</summary>
    public int Stride { get; }

    /// <summary>Rounds a number of rows up to whole blocks.</summary>
    public static int RoundUp(int rows) => (rows + Block - 1) / Block * Block;

    /// <summary>Applies the layer to rows.</summary>
    /// <param name="x">Shape [rows rounded up, <paramref name="xStride"/>]; the first <see cref="Inputs"/> of a row are read, also of
    /// the rows that only round up.</param>
    /// <param name="xStride">Floats from one row to the next, at least <see cref="Inputs"/>.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="y">Receives shape [rows rounded up, <see cref="Stride"/>]. Overwritten; must not overlap <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Apply(ReadOnlySpan<float> x, int xStride, int rows, Span<float> y)
    {
        rows = RoundUp(rows);
        if (rows == 0)
            return;
        if (xStride < Inputs || x.Length < (rows - 1) * xStride + Inputs || y.Length < rows * Stride)
            throw new ArgumentException($"Buffers of {x.Length} and {y.Length} floats are too short for {rows} rows.");
        fixed (float* input = x, output = y, weights = _weights, bias = _bias)
        {
            for (var first = 0; first < rows; first += Stripe)
            {
                var end = Math.Min(rows, first + Stripe);
                for (var o = 0; o < Stride; o += Panel)
                    for (var r = first; r < end; r += Block)
                        Kernel(input + r * xStride, xStride, weights + o * Inputs, bias + o, Inputs, output + r * Stride + o, Stride);
            }
        }
    }

    /// <summary>Six rows by sixteen outputs, held in twelve registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Kernel(float* x, int xStride, float* w, float* bias, int inputs, float* y, int yStride)
    {
        var b0 = Vector256.Load(bias);
        var b1 = Vector256.Load(bias + 8);
        Vector256<float> a00 = b0, a01 = b1, a10 = b0, a11 = b1, a20 = b0, a21 = b1;
        Vector256<float> a30 = b0, a31 = b1, a40 = b0, a41 = b1, a50 = b0, a51 = b1;
        float* x1 = x + xStride, x2 = x1 + xStride, x3 = x2 + xStride, x4 = x3 + xStride, x5 = x4 + xStride;
        for (var i = 0; i < inputs; i++, w += Panel)
        {
            var w0 = Vector256.Load(w);
            var w1 = Vector256.Load(w + 8);
            var v = Vector256.Create(x[i]);
            a00 = Vector256.MultiplyAddEstimate(v, w0, a00);
            a01 = Vector256.MultiplyAddEstimate(v, w1, a01);
            v = Vector256.Create(x1[i]);
            a10 = Vector256.MultiplyAddEstimate(v, w0, a10);
            a11 = Vector256.MultiplyAddEstimate(v, w1, a11);
            v = Vector256.Create(x2[i]);
            a20 = Vector256.MultiplyAddEstimate(v, w0, a20);
            a21 = Vector256.MultiplyAddEstimate(v, w1, a21);
            v = Vector256.Create(x3[i]);
            a30 = Vector256.MultiplyAddEstimate(v, w0, a30);
            a31 = Vector256.MultiplyAddEstimate(v, w1, a31);
            v = Vector256.Create(x4[i]);
            a40 = Vector256.MultiplyAddEstimate(v, w0, a40);
            a41 = Vector256.MultiplyAddEstimate(v, w1, a41);
            v = Vector256.Create(x5[i]);
            a50 = Vector256.MultiplyAddEstimate(v, w0, a50);
            a51 = Vector256.MultiplyAddEstimate(v, w1, a51);
        }
        a00.Store(y);
        a01.Store(y + 8);
        a10.Store(y += yStride);
        a11.Store(y + 8);
        a20.Store(y += yStride);
        a21.Store(y + 8);
        a30.Store(y += yStride);
        a31.Store(y + 8);
        a40.Store(y += yStride);
        a41.Store(y + 8);
        a50.Store(y += yStride);
        a51.Store(y + 8);
    }
}
