using Demarche.Language.Neural;
using Demarche.Ontology;

namespace Demarche.Coding.Learned;

/// <summary>
/// The learned part of the coder: reads a sentence's words together with what tree, actors, frames and rules say of them, and tells
/// which words are triggers, of which type, mode and status, and who has which role. Immutable, thread-safe.
/// </summary>
/// <remarks>
/// Word features and <see cref="EventFeatures"/> → bidirectional simple recurrent units → one hidden layer → type, mode, status; roles from sum
/// and product of trigger and party with the features of the pair. A sentence is read alone, so the result does not depend on its neighbours.
/// </remarks>
sealed class EventNetwork
{
    /// <summary>Where the weights lie beside the program.</summary>
    const string FileName = "events.dmm";

    readonly WordEncoder _encoder;
    readonly Linear[] _gates;
    readonly float[][] _recurrent;
    readonly RowTable _extra, _pair;
    readonly Linear _hidden, _labels, _role;
    readonly float[] _kind;
    readonly float _temperature;
    readonly int _headWidth, _roleWidth;
    readonly EventType?[] _types;
    readonly (EventType Type, EventMode? Mode)[] _modes;
    readonly Workspace.Pool _pool = new();

    EventNetwork(WeightFile file)
    {
        Version = file.Strings("version")[0];
        _types = [.. file.Strings("types").Select(name => name == "-" ? null : EventOntology.Type(name))];
        _modes = [.. file.Strings("modes").Select(ReadMode)];
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
        (_extra, _pair) = (file.Rows("extra"), file.Rows("pair"));
        if (_extra.Count != EventFeatures.TokenBuckets || _pair.Count != EventFeatures.PairBuckets || _extra.Width != Width)
            throw new FormatException("The event weights were made for other features; use weights of this release.");
        _headWidth = file.Shape("head.weight")[0];
        _roleWidth = file.Shape("trigger.weight")[0];
        if (_headWidth % 8 + _roleWidth % 8 + Width % 16 != 0)
            throw new FormatException("The widths of the layers are no multiples of 8.");
        _hidden = Join(file, Width, ("head", _headWidth), ("trigger", _roleWidth), ("party", _roleWidth));
        _labels = Join(file, _headWidth, ("label", _types.Length), ("mode", _modes.Length), ("status", Enum.GetValues<EventStatus>().Length));
        _role = Join(file, 2 * _roleWidth, ("role", 3));
        _kind = file.Floats("kind", _types.Length, _roleWidth);
        _temperature = file.Floats("temperature", 1)[0];
    }

    /// <summary>Name of the weights.</summary>
    public string Version { get; }

    int Width => _gates[0].Inputs;

    /// <summary>Loads the weights beside the program, or in a folder; null where there are none.</summary>
    /// <exception cref="FormatException">The file is damaged or of another release.</exception>
    public static EventNetwork? Load(string? folder = null)
    {
        var path = Path.Combine(folder ?? Path.Combine(AppContext.BaseDirectory, "models"), FileName);
        return File.Exists(path) ? new(WeightFile.Read(path)) : null;
    }

    static (EventType, EventMode?) ReadMode(string name)
    {
        var blank = name.IndexOf(' ');
        return blank < 0 ? (EventOntology.Type(name), null) : (EventOntology.Type(name[..blank]), EventOntology.Mode(name[..blank], name[(blank + 1)..]));
    }

    /// <summary>What the network says of one sentence. Returns its buffers when disposed.</summary>
    public ref struct Result
    {
        readonly EventNetwork _network;
        readonly Workspace _workspace;
        readonly int _tokens;

        internal Result(EventNetwork network, Workspace workspace, int tokens) => (_network, _workspace, _tokens) = (network, workspace, tokens);

        readonly Span<float> Labels(int token) =>
            _workspace.Get(Workspace.Buffer.Tags, Linear.RoundUp(_tokens) * _network._labels.Stride).Slice(token * _network._labels.Stride, _network._labels.Outputs);

        /// <summary>How likely a token names an event, and of which type it would be.</summary>
        public readonly (double Event, EventType Type, double OfType) TypeOf(int token)
        {
            Span<double> p = stackalloc double[_network._types.Length];
            Softmax(Labels(token)[.._network._types.Length], p, _network._temperature);
            var best = 1;
            for (var i = 2; i < p.Length; i++)
                if (p[i] > p[best])
                    best = i;
            return (1 - p[0], _network._types[best]!, p[best]);
        }

        /// <summary>How likely a token names an event of a type.</summary>
        public readonly double ProbabilityOf(int token, EventType type)
        {
            Span<double> p = stackalloc double[_network._types.Length];
            Softmax(Labels(token)[.._network._types.Length], p, _network._temperature);
            return p[Array.IndexOf(_network._types, type)];
        }

        /// <summary>The likeliest mode of a type, or null for none.</summary>
        public readonly EventMode? ModeOf(int token, EventType type)
        {
            var logits = Labels(token).Slice(_network._types.Length, _network._modes.Length);
            var best = -1;
            for (var i = 0; i < logits.Length; i++)
                if (_network._modes[i].Type == type && (best < 0 || logits[i] > logits[best]))
                    best = i;
            return best < 0 ? null : _network._modes[best].Mode;
        }

        /// <summary>The likeliest status.</summary>
        /// <param name="token">The trigger.</param>
        /// <param name="told">What the rules say, or null.</param>
        /// <param name="trust">How much more that counts.</param>
        public readonly EventStatus StatusOf(int token, EventStatus? told, double trust)
        {
            var logits = Labels(token)[(_network._types.Length + _network._modes.Length)..];
            Span<double> p = stackalloc double[logits.Length];
            Softmax(logits, p);
            if (told is { } ruled)
                p[(int)ruled] *= trust;
            var best = 0;
            for (var i = 1; i < p.Length; i++)
                if (p[i] > p[best])
                    best = i;
            return (EventStatus)best;
        }

        /// <summary>Roles of a sentence's candidates in an act.</summary>
        /// <param name="trigger">The act's token.</param>
        /// <param name="type">Its type.</param>
        /// <param name="features">The sentence's features.</param>
        /// <param name="probabilities">Receives, for each candidate, how likely it has no role, acts, or is the recipient.</param>
        public readonly void Roles(int trigger, EventType type, EventFeatures features, List<(double None, double Actor, double Recipient)> probabilities)
        {
            var network = _network;
            var (width, count) = (network._roleWidth, features.Candidates.Count);
            probabilities.Clear();
            if (count == 0)
                return;
            var rows = Linear.RoundUp(count);
            ReadOnlySpan<float> hidden = _workspace.Get(Workspace.Buffer.Hidden, Linear.RoundUp(_tokens) * network._hidden.Stride);
            var pairs = _workspace.Get(Workspace.Buffer.Pairs, rows * 2 * width);
            pairs.Clear();
            var t = hidden.Slice(trigger * network._hidden.Stride + network._headWidth, width);
            var kind = network._kind.AsSpan(Array.IndexOf(network._types, type) * width, width);
            List<int> numbers = [];
            for (var i = 0; i < count; i++)
            {
                var party = hidden.Slice(features.Candidates[i] * network._hidden.Stride + network._headWidth + width, width);
                var sum = pairs.Slice(i * 2 * width, width);
                var product = pairs.Slice(i * 2 * width + width, width);
                numbers.Clear();
                features.Pair(trigger, features.Candidates[i], numbers);
                foreach (var number in numbers)
                    network._pair.AddTo(number, sum);
                for (var k = 0; k < width; k++)
                {
                    sum[k] = Leaky(sum[k] + t[k] + party[k] + kind[k]);
                    product[k] = Leaky(t[k]) * Leaky(party[k]);
                }
            }
            var scores = _workspace.Get(Workspace.Buffer.Relations, rows * network._role.Stride);
            network._role.Apply(pairs, 2 * width, count, scores);
            Span<double> p = stackalloc double[3];
            for (var i = 0; i < count; i++)
            {
                Softmax(scores.Slice(i * network._role.Stride, 3), p);
                probabilities.Add((p[0], p[1], p[2]));
            }
        }

        /// <summary>Gives the buffers back.</summary>
        public readonly void Dispose() => _network._pool.Return(_workspace);
    }

    static float Leaky(float x) => Math.Max(x, x * 0.1f);

    static void Softmax(ReadOnlySpan<float> logits, Span<double> p, double temperature = 1)
    {
        var most = float.NegativeInfinity;
        foreach (var logit in logits)
            most = Math.Max(most, logit);
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
            sum += p[i] = Math.Exp((logits[i] - most) / temperature);
        for (var i = 0; i < p.Length; i++)
            p[i] /= sum;
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">Its words; not more than can be parsed as one tree.</param>
    /// <param name="features">Its features.</param>
    public Result Read(Language.Sentence sentence, EventFeatures features)
    {
        var workspace = _pool.Rent();
        var n = sentence.Length;
        var rows = Linear.RoundUp(n);
        WordEncoder.Begin(workspace);
        foreach (var token in sentence)
            _encoder.Add(workspace, token.Form);
        var x = workspace.Get(Workspace.Buffer.Words, rows * Width);
        var u = workspace.Get(Workspace.Buffer.Gates, rows * _gates[0].Stride);
        _encoder.Encode(workspace, x, u);
        List<int> numbers = [];
        for (var t = 0; t < n; t++)
        {
            numbers.Clear();
            features.Token(t, numbers);
            foreach (var number in numbers)
                _extra.AddTo(number, x.Slice(t * Width, Width));
        }
        x[(n * Width)..].Clear();
        var h = Width / 2;
        var state = workspace.Get(Workspace.Buffer.State, h);
        for (var l = 0; l < _gates.Length; l++)
        {
            _gates[l].Apply(x, Width, n, u);
            Recurrence.Run(u, x, _recurrent[l], h, n, state, x);
        }
        var hidden = workspace.Get(Workspace.Buffer.Hidden, rows * _hidden.Stride);
        _hidden.Apply(x, Width, n, hidden);
        for (var t = 0; t < n; t++)
            Activations.LeakyRelu(hidden.Slice(t * _hidden.Stride, _headWidth));
        _labels.Apply(hidden, _hidden.Stride, n, workspace.Get(Workspace.Buffer.Tags, rows * _labels.Stride));
        return new(this, workspace, n);
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
