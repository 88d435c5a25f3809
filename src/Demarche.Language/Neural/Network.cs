namespace Demarche.Language.Neural;

/// <summary>The network itself: packed weights and the way from word forms to scores. Immutable, thread-safe.</summary>
/// <remarks>
/// Word features → linear → bidirectional simple recurrent units → one hidden layer for all heads → tags, features, lemma rules, names;
/// arcs by a biaffine product (Dozat and Manning, 2017); relations from sum and product of dependent and head.
/// </remarks>
sealed class Network
{
    static readonly byte[] s_buckets = Distances.Table(NeuralAnnotator.LongestSentence);

    readonly WordEncoder _encoder;
    readonly Linear[] _gates; // one a recurrent layer
    readonly float[][] _recurrent;
    readonly Linear _hidden, _arc, _tags, _names, _relation;
    readonly float[] _arcRoot, _relationRoot;
    readonly int _arcWidth, _relationWidth, _tagWidth, _nameWidth;

    /// <param name="file">The weights.</param>
    public Network(WeightFile file)
    {
        Upos = [.. file.Strings("upos").Select(name => UposNames.Parse(name))];
        Morphology = [.. file.Strings("feats").Select(feats => Language.Morphology.Parse(feats))];
        DepRel = [.. file.Strings("rel").Select(name => DepRels.Parse(name))];
        Allowed = file.Floats("feats.allowed", Upos.Length, Morphology.Length);

        var gates = new List<Linear>();
        var recurrent = new List<float[]>();
        for (var l = 0; file.Has($"layer{l}.u"); l++)
        {
            var shape = file.Shape($"layer{l}.u");
            gates.Add(new(file.Floats($"layer{l}.u", shape), [], shape[0], shape[1]));
            recurrent.Add(file.Floats($"layer{l}.p", 8, shape[1] / 2));
        }
        if (gates.Count == 0)
            throw new FormatException("The weights have no recurrent layer.");
        (_gates, _recurrent) = ([.. gates], [.. recurrent]);
        _encoder = new(file, _gates[0]);
        Lemmas = new(file.Strings("rules"), file.Strings("lexicon"), _encoder.Knows);

        // The first layers of all heads read the same words: one product makes them all.
        _arcWidth = file.Shape("arc_d.weight")[0];
        _relationWidth = file.Shape("rel_d.weight")[0];
        _tagWidth = file.Shape("tag.weight")[0];
        _nameWidth = file.Shape("ner_h.weight")[0];
        if (_arcWidth % 8 + _relationWidth % 8 + _tagWidth % 8 + _nameWidth % 8 + Width % 16 != 0)
            throw new FormatException("The widths of the layers are no multiples of 8.");
        _hidden = Join(file, Width, ("arc_d", _arcWidth), ("tag", _tagWidth), ("ner_h", _nameWidth), ("arc_h", _arcWidth),
            ("rel_d", _relationWidth), ("rel_h", _relationWidth));
        _tags = Join(file, _tagWidth, ("upos", Upos.Length), ("feats", Morphology.Length), ("lemma", Lemmas.Count));
        _names = Join(file, _nameWidth, ("ner", NameDecoder.Tags));
        _relation = Join(file, 2 * _relationWidth, ("rel", DepRel.Length));
        _arcRoot = file.Floats("root", _arcWidth);
        _relationRoot = file.Floats("rel_root", _relationWidth);
        var biaffine = file.Floats("arc_u", _arcWidth, _arcWidth);
        var transposed = new float[biaffine.Length];
        for (var i = 0; i < _arcWidth; i++)
            for (var j = 0; j < _arcWidth; j++)
                transposed[j * _arcWidth + i] = biaffine[i * _arcWidth + j];
        _arc = new([.. transposed, .. file.Floats("dist.weight", Distances.Count, _arcWidth)],
            [.. file.Floats("arc_b", _arcWidth), .. file.Floats("dist.bias", Distances.Count)], _arcWidth + Distances.Count, _arcWidth);
    }

    /// <summary>The tags by class.</summary>
    public Upos[] Upos { get; }

    /// <summary>The features by class.</summary>
    public Morphology[] Morphology { get; }

    /// <summary>The relations by class.</summary>
    public DepRel[] DepRel { get; }

    /// <summary>The lemma rules by class.</summary>
    public LemmaRules Lemmas { get; }

    /// <summary>Shape [tags, features]: 1 where the two were seen together in training.</summary>
    public float[] Allowed { get; }

    /// <summary>Floats that stand for a word between the layers.</summary>
    int Width => _gates[0].Inputs;

    /// <summary>Starts a batch; add its tokens with <see cref="Add"/>.</summary>
    public static void Begin(Workspace workspace) => WordEncoder.Begin(workspace);

    /// <summary>Adds the next token of the batch.</summary>
    public void Add(Workspace workspace, ReadOnlySpan<char> form) => _encoder.Add(workspace, form);

    /// <summary>Runs the recurrent layers and the heads' first layer over the batch.</summary>
    /// <param name="workspace">Holds the batch and receives the results.</param>
    /// <param name="starts">Index of each sentence's first token, and the number of tokens at the end.</param>
    public void Run(Workspace workspace, ReadOnlySpan<int> starts)
    {
        var n = starts[^1];
        var rows = Linear.RoundUp(n);
        var x = workspace.Get(Workspace.Buffer.Words, rows * Width);
        var u = workspace.Get(Workspace.Buffer.Gates, rows * _gates[0].Stride);
        _encoder.Encode(workspace, x, u);
        var h = Width / 2;
        var state = workspace.Get(Workspace.Buffer.State, h);
        for (var l = 0; l < _gates.Length; l++)
        {
            if (l > 0)
                _gates[l].Apply(x, Width, n, u);
            for (var s = 0; s + 1 < starts.Length; s++)
            {
                var (first, length) = (starts[s], starts[s + 1] - starts[s]);
                var words = x.Slice(first * Width, length * Width);
                Recurrence.Run(u[(first * _gates[l].Stride)..], words, _recurrent[l], h, length, state, words);
            }
        }

        var hidden = workspace.Get(Workspace.Buffer.Hidden, rows * _hidden.Stride);
        _hidden.Apply(x, Width, n, hidden);
        var active = 2 * _arcWidth + _tagWidth + _nameWidth;
        for (var t = 0; t < n; t++)
            Activations.LeakyRelu(hidden.Slice(t * _hidden.Stride, active));
        _tags.Apply(hidden[_arcWidth..], _hidden.Stride, n, workspace.Get(Workspace.Buffer.Tags, rows * _tags.Stride));
        _names.Apply(hidden[(_arcWidth + _tagWidth)..], _hidden.Stride, n, workspace.Get(Workspace.Buffer.Names, rows * _names.Stride));
        _arc.Apply(hidden, _hidden.Stride, n, workspace.Get(Workspace.Buffer.Dependents, rows * _arc.Stride));
    }

    /// <summary>Logits of a token: those of its tags, then features, then lemma rules. May be overwritten.</summary>
    public Span<float> TagScores(Workspace workspace, int token, int tokens) =>
        workspace.Get(Workspace.Buffer.Tags, Linear.RoundUp(tokens) * _tags.Stride).Slice(token * _tags.Stride, _tags.Outputs);

    /// <summary>Logits of the name tags from a token on, and the floats from one token's to the next.</summary>
    public ReadOnlySpan<float> NameScores(Workspace workspace, int token, int tokens, out int stride)
    {
        stride = _names.Stride;
        return workspace.Get(Workspace.Buffer.Names, Linear.RoundUp(tokens) * stride)[(token * stride)..];
    }

    /// <summary>Scores every word of a sentence as head of every other.</summary>
    /// <param name="workspace">After <see cref="Run"/>.</param>
    /// <param name="first">The sentence's first token in the batch.</param>
    /// <param name="length">Its tokens.</param>
    /// <param name="tokens">Tokens of the batch.</param>
    /// <returns>Shape [length, length + 1], row = dependent, column 0 the root. May be overwritten.</returns>
    public Span<float> ArcScores(Workspace workspace, int first, int length, int tokens)
    {
        var rows = Linear.RoundUp(tokens);
        var scores = workspace.Get(Workspace.Buffer.Scores, length * (length + 1));
        ReadOnlySpan<float> dependents = workspace.Get(Workspace.Buffer.Dependents, rows * _arc.Stride);
        ReadOnlySpan<float> hidden = workspace.Get(Workspace.Buffer.Hidden, rows * _hidden.Stride);
        var offset = _arcWidth + _tagWidth + _nameWidth; // where a row has its side as head
        for (var d = 0; d < length; d++)
        {
            var dependent = dependents.Slice((first + d) * _arc.Stride, _arc.Stride);
            var near = dependent[_arcWidth..]; // what this word thinks of heads at each distance
            var row = scores.Slice(d * (length + 1), length + 1);
            row[0] = near[Distances.Root];
            var buckets = s_buckets.AsSpan(NeuralAnnotator.LongestSentence - d, length);
            for (var h = 0; h < length; h++)
                row[h + 1] = near[buckets[h]];
            DotProducts.Add(dependent[.._arcWidth], _arcRoot, _arcWidth, row[..1]);
            DotProducts.Add(dependent[.._arcWidth], hidden[(first * _hidden.Stride + offset)..], _hidden.Stride, row[1..]);
        }
        return scores;
    }

    /// <summary>Scores the relations of all tokens to their heads.</summary>
    /// <param name="workspace">After <see cref="Run"/>.</param>
    /// <param name="heads">For each token of the batch its head's index in the batch; −1 for a root.</param>
    /// <param name="stride">Floats from one token's scores to the next.</param>
    /// <returns>Logits, a row for each token.</returns>
    public ReadOnlySpan<float> RelationScores(Workspace workspace, ReadOnlySpan<int> heads, out int stride)
    {
        var rows = Linear.RoundUp(heads.Length);
        ReadOnlySpan<float> hidden = workspace.Get(Workspace.Buffer.Hidden, rows * _hidden.Stride);
        var pairs = workspace.Get(Workspace.Buffer.Pairs, rows * 2 * _relationWidth);
        var offset = 2 * _arcWidth + _tagWidth + _nameWidth;
        for (var t = 0; t < heads.Length; t++)
        {
            var dependent = hidden.Slice(t * _hidden.Stride + offset, _relationWidth);
            var head = heads[t] < 0 ? _relationRoot : hidden.Slice(heads[t] * _hidden.Stride + offset + _relationWidth, _relationWidth);
            Activations.Pair(dependent, head, pairs.Slice(t * 2 * _relationWidth, 2 * _relationWidth));
        }
        stride = _relation.Stride;
        var scores = workspace.Get(Workspace.Buffer.Relations, rows * stride);
        _relation.Apply(pairs, 2 * _relationWidth, heads.Length, scores);
        return scores;
    }

    /// <summary>Puts layers of the same inputs side by side.</summary>
    static Linear Join(WeightFile file, int inputs, params ReadOnlySpan<(string Name, int Outputs)> layers)
    {
        var (weights, bias) = (new List<float>(), new List<float>());
        foreach (var (name, outputs) in layers)
        {
            weights.AddRange(file.Floats(name + ".weight", outputs, inputs));
            bias.AddRange(file.Floats(name + ".bias", outputs));
        }
        return new(weights.ToArray(), bias.ToArray(), bias.Count, inputs);
    }
}
