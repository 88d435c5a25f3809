using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Demarche.Language.Neural;

/// <summary>
/// Turns word forms into the inputs of the recurrent layers. What it gives depends on the form alone, so the commonest forms are
/// kept ready, the first layer's matrix product included. Thread-safe.
/// </summary>
sealed class WordEncoder
{
    // Frequent words come early in any text: the first this many forms met are kept, about 6 kB each.
    const int MostKept = 6144;

    const int GazetteerBits = 8;

    readonly Dictionary<string, (int Word, byte Gazetteer)> _words;
    readonly RowTable _word, _gram, _suffix2, _suffix3, _prefix3, _shape;
    readonly Linear _input, _gates;
    readonly ConcurrentDictionary<string, float[]> _kept = new(StringComparer.Ordinal);

    /// <param name="file">The weights.</param>
    /// <param name="gates">The first recurrent layer's linear part.</param>
    public WordEncoder(WeightFile file, Linear gates)
    {
        _gates = gates;
        (_word, _gram) = (file.Rows("word"), file.Rows("gram"));
        (_suffix2, _suffix3, _prefix3, _shape) = (file.Rows("s2"), file.Rows("s3"), file.Rows("p3"), file.Rows("sh"));
        Width = _word.Width + _gram.Width + _suffix2.Width + _suffix3.Width + _prefix3.Width + _shape.Width + GazetteerBits;
        _input = new(file.Floats("input.weight", gates.Inputs, Width), file.Floats("input.bias", gates.Inputs), gates.Inputs, Width);

        var words = file.Strings("words");
        var names = file.Strings("gazetteer");
        var bits = file.Strings("gazetteer.bits");
        if (words.Length + 2 != _word.Count || names.Length != bits.Length)
            throw new FormatException("The word table and its vectors, or the gazetteer and its bits, do not have the same length.");
        _words = new(words.Length + names.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
            _words[words[i]] = (i + 2, 0); // row 0 is padding, row 1 the unknown word
        for (var i = 0; i < names.Length; i++)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, names[i], out var known);
            entry = (known ? entry.Word : 1, Convert.ToByte(bits[i], 16));
        }
    }

    /// <summary>Whether a word in lower case is in the word table.</summary>
    public bool Knows(string word) => _words.TryGetValue(word, out var entry) && entry.Word > 1;

    /// <summary>Number of features of a form.</summary>
    public int Width { get; }

    /// <summary>Floats of a representation: the layer's input, then its gates.</summary>
    int Length => _input.Outputs + _gates.Outputs;

    /// <summary>Writes the inputs of the first recurrent layer for each token of the batch.</summary>
    /// <param name="workspace">Its <see cref="Workspace.TypeOf"/> and <see cref="Workspace.NewTypes"/> are overwritten.</param>
    /// <param name="x">Receives shape [tokens, 2h].</param>
    /// <param name="u">Receives shape [tokens, 6h].</param>
    public void Encode(Workspace workspace, Span<float> x, Span<float> u)
    {
        ComputeNew(workspace);
        for (var t = 0; t < workspace.TypeOf.Count; t++)
        {
            var representation = workspace.Types[workspace.TypeOf[t]].AsSpan();
            representation[.._input.Outputs].CopyTo(x[(t * _input.Outputs)..]);
            representation[_input.Outputs..].CopyTo(u[(t * _gates.Outputs)..]);
        }
    }

    /// <summary>Starts a batch.</summary>
    public static void Begin(Workspace workspace)
    {
        workspace.TypeNumbers.Clear();
        workspace.Types.Clear();
        workspace.TypeOf.Clear();
        workspace.NewTypes.Clear();
    }

    /// <summary>Adds a token to the batch.</summary>
    public void Add(Workspace workspace, ReadOnlySpan<char> form)
    {
        if (!workspace.TypeNumbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var number))
        {
            number = workspace.Types.Count;
            if (_kept.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var key, out var representation))
            {
                workspace.Types.Add(representation);
            }
            else
            {
                key = form.ToString();
                workspace.Types.Add(null);
                workspace.NewTypes.Add((key, number));
            }
            workspace.TypeNumbers.Add(key, number);
        }
        workspace.TypeOf.Add(number);
    }

    void ComputeNew(Workspace workspace)
    {
        var count = workspace.NewTypes.Count;
        if (count == 0)
            return;
        var rows = Linear.RoundUp(count);
        var features = workspace.Get(Workspace.Buffer.Features, rows * Width);
        features.Clear();
        for (var i = 0; i < count; i++)
            Describe(workspace.NewTypes[i].Form, features.Slice(i * Width, Width));
        var x = workspace.Get(Workspace.Buffer.TypeInputs, rows * _input.Stride);
        var u = workspace.Get(Workspace.Buffer.TypeGates, rows * _gates.Stride);
        _input.Apply(features, Width, count, x);
        _gates.Apply(x, _input.Stride, count, u);
        var room = MostKept - _kept.Count;
        for (var i = 0; i < count; i++)
        {
            var representation = new float[Length];
            x.Slice(i * _input.Stride, _input.Outputs).CopyTo(representation);
            u.Slice(i * _gates.Stride, _gates.Outputs).CopyTo(representation.AsSpan(_input.Outputs));
            workspace.Types[workspace.NewTypes[i].Number] = representation;
            if (i < room)
                _kept.TryAdd(workspace.NewTypes[i].Form, representation);
        }
    }

    void Describe(string form, Span<float> features)
    {
        Span<char> buffer = stackalloc char[WordFeatures.Longest];
        var key = buffer[..WordFeatures.Normalize(form, buffer)];
        var (word, gazetteer) = _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var entry) ? entry : (1, (byte)0);
        var at = 0;
        _word.AddTo(word, features);
        at += _word.Width;
        Span<int> grams = stackalloc int[WordFeatures.MostGrams];
        var count = WordFeatures.Grams(key, _gram.Count, grams);
        foreach (var gram in grams[..count])
            _gram.AddTo(gram, features[at..]);
        foreach (ref var value in features.Slice(at, _gram.Width))
            value /= Math.Max(1, count);
        at += _gram.Width;
        _suffix2.AddTo(WordFeatures.Suffix2(key, _suffix2.Count), features[at..]);
        at += _suffix2.Width;
        _suffix3.AddTo(WordFeatures.Suffix3(key, _suffix3.Count), features[at..]);
        at += _suffix3.Width;
        _prefix3.AddTo(WordFeatures.Prefix3(key, _prefix3.Count), features[at..]);
        at += _prefix3.Width;
        _shape.AddTo(WordFeatures.Shape(form, _shape.Count), features[at..]);
        at += _shape.Width;
        for (var bit = 0; bit < GazetteerBits; bit++)
            features[at + bit] = gazetteer >> bit & 1;
    }
}
