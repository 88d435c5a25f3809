using System.Buffers.Binary;

namespace Demarche.Language.Tokenization;

/// <summary>
/// Weights of the sentence splitter: a logistic model over hashed <see cref="BoundaryFeatures"/>. Immutable and shared.
/// </summary>
/// <remarks>
/// The stored form, little-endian:
/// <code>
/// bytes  what
/// 0–3    "DMSB"
/// 4–7    version of the features, int32
/// 8–11   number of weights, int32, a power of two
/// 12–15  what one step of a weight is worth, float32
/// 16–19  the bias, float32; a sentence ends where bias + sum of weights is above 0
/// 20–    weights, one signed byte each
/// </code>
/// </remarks>
sealed class BoundaryModel
{
    const string Resource = "Demarche.Language.sentences.dmm";

    readonly sbyte[] _weights;
    readonly int _mask;
    readonly float _step, _bias;

    public BoundaryModel(sbyte[] weights, float step, float bias) =>
        (_weights, _mask, _step, _bias) = (weights, weights.Length - 1, step, bias);

    /// <summary>The weights that come with the library.</summary>
    public static BoundaryModel Default { get; } = LoadDefault();

    /// <summary>The margin by which a sentence ends at a place; above 0: it does.</summary>
    public float Score(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features)
            sum += _weights[feature & (uint)_mask];
        return _bias + _step * sum;
    }

    public void Save(Stream stream)
    {
        Span<byte> header = stackalloc byte[20];
        "DMSB"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], BoundaryFeatures.Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], _weights.Length);
        BinaryPrimitives.WriteSingleLittleEndian(header[12..], _step);
        BinaryPrimitives.WriteSingleLittleEndian(header[16..], _bias);
        stream.Write(header);
        stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <exception cref="FormatException">Not weights of this version.</exception>
    public static BoundaryModel Load(Stream stream)
    {
        Span<byte> header = stackalloc byte[20];
        stream.ReadExactly(header);
        if (!header[..4].SequenceEqual("DMSB"u8))
            throw new FormatException("sentences.dmm: does not begin with DMSB; it holds no sentence boundary weights.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (version != BoundaryFeatures.Version)
            throw new FormatException(
                $"sentences.dmm: trained for features of version {version}, this program has {BoundaryFeatures.Version}; train it anew.");
        var weights = new sbyte[BinaryPrimitives.ReadInt32LittleEndian(header[8..])];
        stream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(weights, BinaryPrimitives.ReadSingleLittleEndian(header[12..]), BinaryPrimitives.ReadSingleLittleEndian(header[16..]));
    }

    static BoundaryModel LoadDefault()
    {
        using var stream = typeof(BoundaryModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new FormatException($"{Resource}: not in the assembly; build with models/sentences.dmm in place.");
        return Load(stream);
    }
}
