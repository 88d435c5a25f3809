using System.IO.Compression;
using System.Text.Json;
using Demarche.Language.Conllu;
using Demarche.Language.Tokenization;

namespace Demarche.SentenceTraining;

/// <summary>Fits the sentence splitter's weights to treebanks: logistic regression with AdaGrad, then one byte a weight.</summary>
sealed class Trainer
{
    const int Bits = 18;
    const int Epochs = 24;
    const float Rate = 0.1f, Decay = 2e-6f;

    /// <summary>Share of the features that are left out at each step.</summary>
    const float Dropout = 0.3f;

    /// <summary>Added to the bias: chosen for F1, as a sentence that is missed costs as much as one too many.</summary>
    const float Shift = 0.9f;

    readonly List<(uint[] Features, bool Ends)> _examples = [];

    /// <summary>Places of all treebanks at which a sentence may end.</summary>
    public void Add(string path)
    {
        using var reader = File.OpenText(path);
        var features = new BoundaryFeatures();
        var tokens = new List<RawToken>();
        foreach (var gold in ConlluReader.ReadDocuments(reader, path))
        {
            var starts = gold.Sentences.Select(sentence => sentence.Span.Start).ToHashSet();
            foreach (var (span, _) in Layout.Paragraphs(gold.Text, 0, LayoutOptions.Plain))
            {
                tokens.Clear();
                Tokenizer.Tokenize(gold.Text, span.Start, span.End, tokens);
                features.Begin(gold.Text, tokens.ToArray());
                for (var i = 1; i < tokens.Count; i++)
                {
                    features.Pass(i - 1);
                    var ends = starts.Contains(tokens[i].Start);
                    if (features.IsCandidate(i))
                    {
                        var example = new uint[BoundaryFeatures.Count];
                        features.Extract(i, tokens[i].Start > tokens[i - 1].End, example);
                        _examples.Add((example, ends));
                    }
                    else if (ends)
                        Unreachable++;
                    if (ends)
                        features.BeginSentence(i);
                }
            }
        }
    }

    /// <summary>
    /// Places in edited text without annotation (JSON lines with a field <c>text</c>) where there is no doubt: within a paragraph that
    /// ends with a full stop, a sentence does not end after a word, and does between a lower-case word with its full stop and a capital.
    /// </summary>
    public void AddEdited(string path, int every)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var features = new BoundaryFeatures();
        var tokens = new List<RawToken>();
        for (var line = 0; reader.ReadLine() is { } json; line++)
        {
            // Closing marks within a sentence are rare: more text is searched for them.
            var closingOnly = line % every != 0;
            if (closingOnly && line % Math.Max(1, every / 6) != 0)
                continue;
            using var item = JsonDocument.Parse(json);
            var text = item.RootElement.GetProperty("text").GetString()!;
            foreach (var (span, _) in Layout.Paragraphs(text, 0, LayoutOptions.Plain))
            {
                tokens.Clear();
                Tokenizer.Tokenize(text, span.Start, span.End, tokens);
                if (tokens.Count is < 8 or > 400 || tokens[^1].Class != TokenClass.Terminator)
                    continue;
                features.Begin(text, tokens.ToArray());
                for (var i = 1; i < tokens.Count; i++)
                {
                    features.Pass(i - 1);
                    var ends = false;
                    if (features.IsCandidate(i) && Certain(text, tokens, i, out ends)
                        && (!closingOnly || tokens[i - 1].Class == TokenClass.Closing))
                    {
                        var example = new uint[BoundaryFeatures.Count];
                        features.Extract(i, tokens[i].Start > tokens[i - 1].End, example);
                        _examples.Add((example, ends));
                    }
                    ends |= tokens[i - 1].Class == TokenClass.Terminator && char.IsUpper(text[tokens[i].Start]);
                    if (ends)
                        features.BeginSentence(i);
                }
            }
        }
    }

    static bool Certain(string text, List<RawToken> tokens, int i, out bool ends)
    {
        var (before, after) = (tokens[i - 1], tokens[i]);
        var second = i > 1 ? tokens[i - 2] : default;
        ends = before.Class == TokenClass.Terminator && before.Length == 1 && after.Start > before.End && char.IsUpper(text[after.Start])
            && second.Class == TokenClass.Word && second.Length > 3 && char.IsLower(text[second.Start]);
        return ends || IsInner(text, before) || before.Class == TokenClass.Closing && IsInner(text, second);
    }

    static bool IsInner(string text, RawToken token) =>
        token.Class is TokenClass.Word or TokenClass.Number && token.Length > 0
        || token.Class == TokenClass.Symbol && text[token.Start] is ',' or ':' or ';' or '-' or '/' or '$' or '%';

    public int Examples => _examples.Count;

    public int Ends => _examples.Count(example => example.Ends);

    /// <summary>Sentence ends at places that are no candidates.</summary>
    public int Unreachable { get; private set; }

    public BoundaryModel Fit(int seed)
    {
        var weights = new float[1 << Bits];
        var squares = new float[1 << Bits];
        var sums = new double[1 << Bits];
        float bias = 0, biasSquare = 0;
        double biasSum = 0;
        const uint mask = (1 << Bits) - 1;
        var random = new Random(seed);
        var kept = new uint[BoundaryFeatures.Count];
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            foreach (var index in order)
            {
                var (all, ends) = _examples[index];
                var features = Drop(all, random, kept);
                var score = bias;
                foreach (var feature in features)
                    score += weights[feature & mask];
                var probability = 1 / (1 + MathF.Exp(-score));
                var gradient = probability - (ends ? 1 : 0);
                loss -= Math.Log(Math.Max(1e-9, ends ? probability : 1 - probability));
                if (MathF.Abs(gradient) < 1e-4f)
                    continue;
                foreach (var feature in features)
                {
                    var at = feature & mask;
                    var slope = gradient + Decay * weights[at] * _examples.Count;
                    squares[at] += slope * slope;
                    weights[at] -= Rate * slope / (MathF.Sqrt(squares[at]) + 1e-6f);
                }
                biasSquare += gradient * gradient;
                bias -= Rate * gradient / (MathF.Sqrt(biasSquare) + 1e-6f);
            }
            if (epoch >= Epochs / 2)
            {
                for (var i = 0; i < weights.Length; i++)
                    sums[i] += weights[i];
                biasSum += bias;
            }
            Console.Error.WriteLine($"epoch {epoch + 1}: loss {loss / order.Length:0.00000}");
        }
        const int averaged = Epochs - Epochs / 2;
        var largest = sums.Max(Math.Abs) / averaged;
        var step = (float)(largest / 127);
        return new([.. sums.Select(sum => (sbyte)Math.Round(sum / averaged / step))], step, (float)(biasSum / averaged) + Shift);
    }

    /// <summary>Leaves out some of the features at random, so that none is relied on alone: unseen words will lack many.</summary>
    static ReadOnlySpan<uint> Drop(uint[] features, Random random, uint[] kept)
    {
        var n = 0;
        foreach (var feature in features)
            if (random.NextSingle() >= Dropout)
                kept[n++] = feature;
        return kept.AsSpan(0, n);
    }
}
