using Demarche.Testing;

namespace Demarche.Cli.Tests;

public sealed class HelpTests : IDisposable
{
    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Help() => Snapshot.Verify(string.Join("\n", new[] { "--help", "code --help", "parse --help", "relate --help", "resolve --help", "evaluate --help" }
        .Select(line => _run.Show(line))));

    [Fact]
    public void Version()
    {
        Assert.Equal(0, _run.Demarche("--version"));
        Assert.Equal("demarche 1.2.3\nlexicon  lexicon-4\nmodel    model-5\nontology 1.0\n", _run.Output);
    }

    [Fact]
    public void Unusable_arguments_are_explained()
    {
        _run.Write("a.txt", "Ann met Bob.");
        Snapshot.Verify(string.Join("\n", new[]
        {
            "", "cod", "whatever", "code", "code @missing.txt", "code @a.txt --format xml", "code @a.txt --published 2023-02-30",
            "code @a.txt --threads 0", "code @a.txt --min-confidence 2", "code @a.txt --frames @none", "code @a.txt --explain --format csv",
            "code @a.txt --output @none/b.csv", "code @a.txt --colour", "code @a.txt --format", "code - -", "parse", "relate", "relate @a.txt",
            "relate @missing.tsv", "evaluate", "evaluate @a.txt", "resolve",
        }.Select(line => _run.Show(line))));
    }
}
