using BenchmarkDotNet.Attributes;
using Demarche.Language;

namespace Demarche.Bench;

/// <summary>News items from text to documents, on one thread and on two, few and many.</summary>
public class PipelineBenchmarks
{
    LanguagePipeline _pipeline = null!;
    List<(string Text, string? Title, int BodyStart)> _items = [];

    [Params(1, 2)]
    public int Threads { get; set; }

    [Params(1_000, 10_000, 40_000)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public void Setup() => (_pipeline, _items) = (LanguagePipeline.Load(threads: Threads), NewsText.Of(Tokens));

    [Benchmark]
    public object Read() => _pipeline.ReadMany(_items);
}

/// <summary>What loading the weights costs.</summary>
public class LoadBenchmarks
{
    [Params(1)]
    public int Tokens { get; set; }

    [Benchmark]
    public object Load() => LanguagePipeline.Load();
}
