using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Demarche.Language.Neural;

/// <summary>Reader of <c>.dmm</c> files: named tensors and lists of strings.</summary>
/// <remarks>
/// Little-endian; offsets count from the start of the file.
/// <code>
/// bytes          what
/// 8              magic "DEMARCHE"
/// u32            format version, 1
/// u32            number of entries
/// then for each entry:
///   u8, bytes    length of its name, the name in ASCII
///   u8           kind: 0 float32 · 1 float16 · 2 int8 rows · 3 strings
///   u8           number of dimensions
///   u32 each     dimensions; for strings one, their number
///   u64, u64     offset of its data (a multiple of 64), length in bytes
/// data, row-major:
///   int8 rows    one float32 scale for each row, then the rows; a value is byte × scale of its row
///   strings      UTF-8, separated by line feeds
/// </code>
/// </remarks>
sealed class WeightFile
{
    const uint FormatVersion = 1;

    readonly string _name;
    readonly byte[] _bytes;
    readonly Dictionary<string, Entry> _entries = [];

    readonly record struct Entry(Kind Kind, int[] Shape, int Offset, int Length);

    enum Kind : byte
    {
        Float32,
        Float16,
        Int8Rows,
        Strings,
    }

    /// <param name="bytes">The whole file; kept, not copied.</param>
    /// <param name="name">What to call the file in errors.</param>
    /// <exception cref="FormatException">The bytes are no weight file, of another version, or cut short.</exception>
    public WeightFile(byte[] bytes, string name)
    {
        (_bytes, _name) = (bytes, name);
        if (bytes.Length < 16 || !bytes.AsSpan(0, 8).SequenceEqual("DEMARCHE"u8))
            throw new FormatException($"{name}: not a weight file; it should begin with DEMARCHE. Is it a complete download?");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        if (version != FormatVersion)
            throw new FormatException($"{name}: weight format {version}, but this program reads {FormatVersion}; use weights of its release.");
        try
        {
            ReadDirectory();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException or IndexOutOfRangeException)
        {
            throw new FormatException($"{name}: the directory of tensors is damaged; fetch the file again.", e);
        }
    }

    /// <summary>Reads a weight file from disk in one read.</summary>
    public static WeightFile Read(string path) => new(File.ReadAllBytes(path), path);

    void ReadDirectory()
    {
        var at = 16;
        for (var count = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(12))); count > 0; count--)
        {
            var nameLength = _bytes[at];
            var name = Encoding.ASCII.GetString(_bytes.AsSpan(at + 1, nameLength));
            at += 1 + nameLength;
            var kind = (Kind)_bytes[at];
            var shape = new int[_bytes[at + 1]];
            at += 2;
            for (var d = 0; d < shape.Length; d++, at += 4)
                shape[d] = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at)));
            var offset = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at)));
            var length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at + 8)));
            at += 16;
            _ = _bytes.AsSpan(offset, length);
            var size = 1L;
            foreach (var dimension in shape)
                size *= dimension;
            var expected = kind switch
            {
                Kind.Float32 => size * 4,
                Kind.Float16 => size * 2,
                Kind.Int8Rows => size + 4L * shape[0],
                Kind.Strings => length,
                _ => throw new FormatException($"{_name}: {name} is of the unknown kind {(byte)kind}."),
            };
            if (expected != length)
                throw new FormatException($"{_name}: {name} has {length} bytes where its shape needs {expected}.");
            _entries[name] = new(kind, shape, offset, length);
        }
    }

    /// <summary>Whether there is an entry of this name.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>The dimensions of a tensor, or the number of strings.</summary>
    public ReadOnlySpan<int> Shape(string name) => Find(name).Shape;

    /// <summary>A tensor of float32 or float16 as floats, row-major.</summary>
    /// <exception cref="FormatException">There is none of this name, or its dimensions are others than <paramref name="shape"/>.</exception>
    public float[] Floats(string name, params ReadOnlySpan<int> shape)
    {
        var entry = Expect(name, shape);
        var data = _bytes.AsSpan(entry.Offset, entry.Length);
        if (entry.Kind == Kind.Float32)
            return MemoryMarshal.Cast<byte, float>(data).ToArray();
        if (entry.Kind != Kind.Float16)
            throw new FormatException($"{_name}: {name} does not hold floats.");
        var halves = MemoryMarshal.Cast<byte, Half>(data);
        var floats = new float[halves.Length];
        System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(halves, floats);
        return floats;
    }

    /// <summary>A table of int8 rows.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public RowTable Rows(string name)
    {
        var entry = Find(name);
        if (entry.Kind != Kind.Int8Rows || entry.Shape.Length != 2)
            throw new FormatException($"{_name}: {name} is not a table of rows.");
        var data = _bytes.AsSpan(entry.Offset, entry.Length);
        var scales = MemoryMarshal.Cast<byte, float>(data[..(4 * entry.Shape[0])]).ToArray();
        return new(scales, MemoryMarshal.Cast<byte, sbyte>(data[(4 * entry.Shape[0])..]).ToArray(), entry.Shape[1]);
    }

    /// <summary>A list of strings.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public string[] Strings(string name)
    {
        var entry = Find(name);
        if (entry.Kind != Kind.Strings)
            throw new FormatException($"{_name}: {name} is not a list of strings.");
        var text = Encoding.UTF8.GetString(_bytes.AsSpan(entry.Offset, entry.Length));
        var lines = entry.Shape[0] == 0 ? [] : text.Split('\n');
        return lines.Length == entry.Shape[0]
            ? lines
            : throw new FormatException($"{_name}: {name} has {lines.Length} strings where {entry.Shape[0]} are announced.");
    }

    Entry Find(string name) => _entries.TryGetValue(name, out var entry)
        ? entry
        : throw new FormatException($"{_name}: there is no {name}; these weights belong to another release.");

    Entry Expect(string name, ReadOnlySpan<int> shape)
    {
        var entry = Find(name);
        if (!shape.SequenceEqual(entry.Shape))
            throw new FormatException($"{_name}: {name} is [{string.Join(", ", entry.Shape)}], not [{string.Join(", ", shape.ToArray())}].");
        return entry;
    }
}
