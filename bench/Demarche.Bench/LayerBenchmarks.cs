using BenchmarkDotNet.Attributes;
using Demarche.Language;
using Demarche.Language.Conllu;
using Demarche.Language.Neural;
using Demarche.Language.Quotations;

namespace Demarche.Bench;

/// <summary>The layers apart, on one thread: each does its own work on the same 10,000 tokens, what comes before it being done.</summary>
public class LayerBenchmarks
{
    const int BatchTokens = 640; // as the annotator takes them

    readonly LanguagePipeline _tokens = new(null);
    readonly Network _network = new(WeightFile.Read(Path.Combine(AppContext.BaseDirectory, "models", "english.dmm")));
    readonly List<Batch> _batches = [];
    List<(string Text, string? Title, int BodyStart)> _items = [];
    Document[] _documents = [];

    [Params(10_000)]
    public int Tokens { get; set; }

    /// <summary>Sentences that go through the network together, each batch in a workspace of its own.</summary>
    sealed class Batch
    {
        public Workspace Workspace { get; } = new();
        public List<string> Forms { get; } = [];
        public List<int> Starts { get; } = [0];
        public int[] StartArray { get; set; } = [];
        public int[] Heads { get; set; } = [];
    }

    [GlobalSetup]
    public void Setup()
    {
        _items = NewsText.Of(Tokens);
        var pipeline = LanguagePipeline.Load();
        _documents = [.. pipeline.ReadMany(_items)];
        var batch = new Batch();
        foreach (var sentence in _documents.SelectMany(document => document.Sentences))
        {
            if (batch.Forms.Count > 0 && batch.Forms.Count + sentence.Length > BatchTokens)
            {
                _batches.Add(batch);
                batch = new();
            }
            foreach (var token in sentence)
            {
                batch.Forms.Add(token.Form);
                batch.Heads = [.. batch.Heads, token.Head < 0 ? -1 : batch.Starts[^1] + token.Head];
            }
            batch.Starts.Add(batch.Forms.Count);
        }
        _batches.Add(batch);
        foreach (var b in _batches)
            b.StartArray = [.. b.Starts];
        Network();
    }

    [Benchmark(Description = "layout, tokens, sentences")]
    public int Tokenize()
    {
        var count = 0;
        foreach (var (text, _, _) in _items)
            count += _tokens.Tokenize(text).TokenCount;
        return count;
    }

    [Benchmark(Description = "word features, recurrent layers, heads' products")]
    public void Network()
    {
        foreach (var batch in _batches)
        {
            Language.Neural.Network.Begin(batch.Workspace);
            foreach (var form in batch.Forms)
                _network.Add(batch.Workspace, form);
            _network.Run(batch.Workspace, batch.StartArray);
        }
    }

    [Benchmark(Description = "lemmas")]
    public int Lemmas()
    {
        var lemmas = 0;
        foreach (var batch in _batches)
            for (var t = 0; t < batch.Forms.Count; t++)
            {
                var scores = _network.TagScores(batch.Workspace, t, batch.Forms.Count);
                if (_network.Lemmas.Lemmatize(batch.Forms[t], Upos.Verb, scores[(_network.Upos.Length + _network.Morphology.Length)..]) is not null)
                    lemmas++;
            }
        return lemmas;
    }

    [Benchmark(Description = "names")]
    public int Names()
    {
        var mentions = new List<Mention>();
        foreach (var batch in _batches)
            for (var s = 0; s + 1 < batch.StartArray.Length; s++)
            {
                var (start, end) = (batch.StartArray[s], batch.StartArray[s + 1]);
                NameDecoder.Decode(_network.NameScores(batch.Workspace, start, batch.Forms.Count, out var stride), stride, start, end - start, mentions);
            }
        return mentions.Count;
    }

    [Benchmark(Description = "arcs and trees")]
    public void Trees()
    {
        foreach (var batch in _batches)
            for (var s = 0; s + 1 < batch.StartArray.Length; s++)
            {
                var (start, end) = (batch.StartArray[s], batch.StartArray[s + 1]);
                batch.Workspace.Tree.Find(_network.ArcScores(batch.Workspace, start, end - start, batch.Forms.Count), batch.Heads.AsSpan(start, end - start));
            }
    }

    [Benchmark(Description = "relations")]
    public float Relations()
    {
        var sum = 0f;
        foreach (var batch in _batches)
        {
            var heads = new int[batch.Heads.Length]; // any heads will do, and Trees() writes others
            for (var t = 1; t < heads.Length; t++)
                heads[t] = t - 1;
            sum += _network.RelationScores(batch.Workspace, heads, out _)[0];
        }
        return sum;
    }

    [Benchmark(Description = "quotations")]
    public int Quotations()
    {
        var count = 0;
        foreach (var document in _documents)
            count += QuotationFinder.Find(document).Length;
        return count;
    }

    [Benchmark(Description = "writing CoNLL-U")]
    public int Write()
    {
        using var text = new StringWriter();
        var writer = new ConlluWriter(text);
        foreach (var document in _documents)
            writer.Write(document);
        return text.GetStringBuilder().Length;
    }
}
