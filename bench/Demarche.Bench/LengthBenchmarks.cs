using BenchmarkDotNet.Attributes;
using Demarche.Language;
using Demarche.Language.Neural;

namespace Demarche.Bench;

/// <summary>How the annotator's time grows with the length of sentences, their tokens together being the same; one thread.</summary>
public class LengthBenchmarks
{
    readonly NeuralAnnotator _annotator = NeuralAnnotator.Load();
    DocumentBuilder _document = null!;

    [Params(10, 25, 50, 100, 200, 400)]
    public int SentenceLength { get; set; }

    [Params(4_000)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var pipeline = new LanguagePipeline(null);
        var words = new List<string>();
        foreach (var (text, _, _) in NewsText.Of(Tokens))
            foreach (var sentence in pipeline.Read(text).Sentences)
                foreach (var token in sentence)
                    words.Add(token.Form);
        _document = new(string.Join(' ', words));
        for (int i = 0, at = 0; i < Tokens; at += words[i++].Length + 1)
        {
            if (i % SentenceLength == 0)
                _document.BeginSentence(TextField.Text, SentenceKind.Prose, 0);
            _document.AddToken(new(at, at + words[i].Length));
        }
    }

    [Benchmark]
    public void Annotate()
    {
        _document.ClearAnnotation();
        _annotator.Annotate([_document]);
    }
}
