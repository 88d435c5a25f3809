using Demarche.Language.Conllu;
using Demarche.Language.Tokenization;

namespace Demarche.SentenceTraining;

/// <summary>Fits the sentence splitter's weights to treebanks: logistic regression with AdaGrad, then one byte a weight.</summary>
sealed class Trainer
{
    const int Bits = 18;
    const int Epochs = 12;
    const float Rate = 0.1f, Decay = 2e-6f;

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
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            foreach (var index in order)
            {
                var (features, ends) = _examples[index];
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
        return new([.. sums.Select(sum => (sbyte)Math.Round(sum / averaged / step))], step, (float)(biasSum / averaged));
    }
}
