using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Neural;

/// <summary>An embedding table stored as int8 rows with one scale a row. Immutable.</summary>
/// <param name="scales">One for each row.</param>
/// <param name="values">Shape [rows, width], row-major.</param>
/// <param name="width">Width of a row, a multiple of 8.</param>
sealed class RowTable(float[] scales, sbyte[] values, int width)
{
    /// <summary>Number of rows.</summary>
    public int Count => scales.Length;

    /// <summary>Width of a row.</summary>
    public int Width { get; } = width % 8 == 0 ? width : throw new FormatException($"Rows of {width} values; a multiple of 8 is needed.");

    /// <summary>Adds a row to <paramref name="sum"/>, which has the row's width.</summary>
    public void AddTo(int row, Span<float> sum)
    {
        var scale = Vector256.Create(scales[row]);
        ref var source = ref MemoryMarshal.GetReference(values.AsSpan(row * Width, Width));
        ref var target = ref MemoryMarshal.GetReference(sum[..Width]);
        for (var i = 0; i < Width; i += 8)
        {
            // Eight bytes → eight ints → eight floats.
            var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref source, i)))).AsSByte();
            var floats = Vector256.ConvertToSingle(Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe()));
            var total = Vector256.LoadUnsafe(ref target, (nuint)i) + floats * scale;
            total.StoreUnsafe(ref target, (nuint)i);
        }
    }
}
